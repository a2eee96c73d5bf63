"use strict";
// The page of the PDF beside the text: that of the finding chosen, else of what is being read.
(() => {
  const leaf = document.getElementById("leaf");
  const toggle = document.querySelector(".leaf-toggle");
  if (!leaf) return;
  const pages = JSON.parse(leaf.dataset.pages);
  const image = leaf.querySelector("img");
  const named = leaf.querySelector(".leaf-named");
  const buttons = [...leaf.querySelectorAll("[data-leaf]")];
  let at = 0;

  const show = (index) => {
    if (index === at || index < 0 || index >= pages.length) return;
    at = index;
    const number = pages[at][0];
    image.src = leaf.dataset.image.replace(/0\/image$/, number + "/image");
    named.href = leaf.dataset.view.replace(/0$/, number);
    named.textContent = leaf.dataset.named.replace("#", number);
    for (const button of buttons) button.disabled = !pages[at + Number(button.dataset.leaf)];
  };
  const pageOf = (character) => Math.max(0, pages.findLastIndex(([, start]) => start <= character));
  for (const button of buttons) button.addEventListener("click", () => show(at + Number(button.dataset.leaf)));

  let chosen = null;
  document.addEventListener("chosen", (event) => {
    chosen = event.detail;
    const place = chosen && document.querySelector("#" + CSS.escape(chosen) + " .at");
    if (place) show(pageOf(parseInt(place.textContent, 10)));
  });
  const first = [...document.querySelectorAll(".para[data-start]")];
  let waiting = false;
  addEventListener("scroll", () => {
    if (waiting || chosen) return;
    waiting = true;
    requestAnimationFrame(() => {
      waiting = false;
      const reading = first.find((para) => para.getBoundingClientRect().bottom > innerHeight / 3);
      if (reading) show(pageOf(Number(reading.dataset.start)));
    });
  }, { passive: true });

  const draw = () => toggle.setAttribute("aria-pressed", String(!document.documentElement.classList.contains("no-leaf")));
  toggle.addEventListener("click", () => {
    const off = document.documentElement.classList.toggle("no-leaf");
    try { localStorage.setItem("leaf", off ? "off" : "on"); } catch { /* it is forgotten then */ }
    draw();
  });
  draw();
})();
