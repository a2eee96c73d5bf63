"use strict";
(() => {
  document.addEventListener("click", async (event) => {
    const button = event.target.closest("[data-copy]");
    if (!button) return;
    await navigator.clipboard.writeText(button.dataset.copy);
    button.textContent = button.dataset.copied;
  });
  const form = document.querySelector('.add-form[method="post"]');
  if (!form) return;
  const drop = form.querySelector(".drop");
  const files = form.querySelector("input[type=file]");
  for (const kind of ["dragover", "dragleave", "drop"]) {
    drop.addEventListener(kind, (event) => {
      event.preventDefault();
      drop.classList.toggle("over", kind === "dragover");
      if (kind === "drop" && event.dataTransfer) files.files = event.dataTransfer.files;
    });
  }
  form.addEventListener("submit", () => {
    form.querySelector(".working").hidden = false;
    form.querySelector("button").disabled = true;
  });
})();
