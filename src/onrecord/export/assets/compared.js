"use strict";
(() => {
  const root = document.documentElement;
  const bar = document.getElementById("bar");
  const where = bar.querySelector(".where");
  const view = bar.querySelector(".view");
  const keys = document.querySelector("dialog.keys");
  const filters = [...bar.querySelectorAll(".filter")];
  const rows = [...document.querySelectorAll(".row[id]")];
  const changes = rows.filter((row) => row.tabIndex === 0);
  let chosen = null;
  root.classList.add("has-script");

  const smooth = () => (window.matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth");

  // Both sides of a row stand beside each other (on a phone below each other), so bringing the row into view brings both.
  const bringIntoView = (row) => {
    const box = row.getBoundingClientRect();
    const above = bar.offsetHeight + 12;
    if (box.top >= above && box.bottom <= window.innerHeight - 12) return;
    const room = window.innerHeight - above;
    const top = box.height < room ? above + (room - box.height) / 3 : above;
    window.scrollTo({ top: window.scrollY + box.top - top, behavior: smooth() });
  };
  const isShown = (row) => row.offsetParent !== null;

  const choose = (row) => {
    if (!row) return;
    if (!isShown(row)) for (const button of filters) if (row.classList.contains("c-" + button.dataset.kind)) toggle(button, true);
    if (chosen) chosen.classList.remove("chosen");
    chosen = row;
    row.classList.add("chosen");
    const shown = changes.filter(isShown);
    where.textContent = shown.includes(row) ? shown.indexOf(row) + 1 + " " + where.dataset.of + " " + shown.length : "";
    bringIntoView(row);
    write();
  };
  const letGo = () => {
    if (chosen) chosen.classList.remove("chosen");
    chosen = null;
    where.textContent = "";
    write();
  };
  const step = (by) => {
    const shown = changes.filter(isShown);
    if (!shown.length) return;
    const at = shown.indexOf(chosen);
    choose(shown[(at < 0 ? (by > 0 ? 0 : shown.length - 1) : at + by + shown.length) % shown.length]);
  };

  // The address: which row is chosen, which kinds are switched off, whether both texts stand as one.
  const write = () => {
    const off = filters.filter((button) => button.getAttribute("aria-pressed") === "false").map((button) => button.dataset.kind);
    const state = [];
    if (chosen) state.push("at=" + chosen.id);
    if (off.length) state.push("off=" + off.join(","));
    if (root.classList.contains("as-one")) state.push("view=one");
    const hash = state.length ? "#" + state.join("&") : "";
    if (hash !== location.hash) history.replaceState(null, "", location.pathname + location.search + hash);
  };
  const read = () => {
    const hash = decodeURIComponent(location.hash.slice(1));
    const state = new Map(hash.split("&").map((part) => part.split(/=(.*)/s).slice(0, 2)));
    if (state.has("off")) {
      const off = new Set(state.get("off").split(","));
      for (const button of filters) toggle(button, !off.has(button.dataset.kind));
    }
    if (state.has("view")) asOne(state.get("view") === "one");
    const row = document.getElementById(state.get("at") || hash);
    if (row && rows.includes(row)) choose(row);
  };

  const toggle = (button, on) => {
    button.setAttribute("aria-pressed", String(on));
    for (const row of document.querySelectorAll(".row.c-" + button.dataset.kind)) row.classList.toggle("off", !on);
  };
  for (const button of filters) {
    button.addEventListener("click", () => {
      toggle(button, button.getAttribute("aria-pressed") !== "true");
      if (chosen && !isShown(chosen)) letGo();
      write();
    });
  }
  const asOne = (on) => {
    root.classList.toggle("as-one", on);
    view.setAttribute("aria-pressed", String(on));
  };

  const act = (key) => {
    if (key === "j") step(1);
    else if (key === "k") step(-1);
    else if (key === "f") { bar.scrollIntoView({ block: "nearest" }); if (filters[0]) filters[0].focus(); }
    else if (key === "v") { asOne(!root.classList.contains("as-one")); if (chosen) bringIntoView(chosen); write(); }
    else if (key === "?") keys.showModal();
    else if (key === "Escape") letGo();
    else return false;
    return true;
  };
  document.addEventListener("click", (event) => {
    const link = event.target.closest('a[href^="#r"]');
    if (link) {
      event.preventDefault();
      choose(document.getElementById(link.getAttribute("href").slice(1)));
      return;
    }
    const row = event.target.closest(".row[id]");
    if (row && String(getSelection()) === "") choose(row);
  });
  for (const button of bar.querySelectorAll("[data-key]")) button.addEventListener("click", () => act(button.dataset.key));
  keys.querySelector("button").addEventListener("click", () => keys.close());
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || keys.open) return;
    const row = event.target.closest && event.target.closest(".row[id]");
    if (row && event.key === "Enter" && !event.target.closest("a")) choose(row);
    else if (!act(event.key)) return;
    event.preventDefault();
  });
  window.addEventListener("hashchange", read);
  read();
})();
