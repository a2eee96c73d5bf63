"use strict";
(() => {
  const root = document.documentElement;
  const text = document.querySelector("main");
  const panel = document.getElementById("panel");
  const list = panel.querySelector(".list");
  const where = panel.querySelector(".where");
  const search = panel.querySelector(".search");
  const keys = document.querySelector("dialog.keys");
  const sheetButton = panel.querySelector(".open-sheet");
  const filters = [...panel.querySelectorAll(".filter")];
  const quiet = new Set(filters.filter((b) => b.getAttribute("aria-pressed") === "false").map((b) => b.dataset.kind));
  const entries = [...panel.querySelectorAll(".entry")];
  const kindOf = (id) => id.replace(/-\d+$/, "");
  const parts = new Map();
  for (const part of document.querySelectorAll("[data-f]")) {
    if (!parts.has(part.dataset.f)) parts.set(part.dataset.f, []);
    parts.get(part.dataset.f).push(part);
  }
  const firstMark = (id) => document.getElementById("t-" + id) || text.querySelector('.m[data-f="' + id + '"]');
  const order = [...new Set([...text.querySelectorAll(".m")].map((mark) => mark.dataset.f))];
  const phone = window.matchMedia("(max-width: 759px)");
  let chosen = null;
  let linked = "";
  root.classList.add("has-script");

  // Raising: one finding stands out, the rest is dimmed.
  let up = null;
  const raise = (id) => {
    if (id === up) return;
    for (const part of parts.get(up) || []) part.classList.remove("raised");
    up = id;
    for (const part of parts.get(up) || []) part.classList.add("raised");
    root.classList.toggle("has-raised", Boolean(up && firstMark(up)));
  };

  const smooth = () => (window.matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth");
  const showInText = (target) => {
    const box = target.getBoundingClientRect();
    const room = phone.matches && root.classList.contains("sheet") ? window.innerHeight * 0.42 : window.innerHeight;
    if (box.top > 60 && box.bottom < room - 40) return;
    window.scrollTo({ top: window.scrollY + box.top - room * 0.3, behavior: smooth() });
  };
  const showInPanel = (entry) => {
    const top = entry.getBoundingClientRect().top - panel.getBoundingClientRect().top + panel.scrollTop;
    const above = 96;
    const seen = top - panel.scrollTop > above && top + entry.offsetHeight < panel.scrollTop + panel.clientHeight;
    if (!seen) panel.scrollTo({ top: top - above - (phone.matches ? 0 : panel.clientHeight * 0.25), behavior: smooth() });
  };
  const sheet = (open) => {
    root.classList.toggle("sheet", open);
    sheetButton.setAttribute("aria-expanded", String(open));
    sheetButton.textContent = open ? sheetButton.dataset.close : sheetButton.dataset.open;
  };

  // What is chosen, for scripts that a page puts beside this one.
  const tell = () => document.dispatchEvent(new CustomEvent("chosen", { detail: chosen }));

  const choose = (id, from) => {
    if (!parts.has(id)) return;
    chosen = id;
    tell();
    const entry = document.getElementById(id);
    if (entry && entry.hidden) { search.value = ""; seek(); }
    raise(id);
    const place = order.indexOf(id);
    where.textContent = place < 0 ? "" : place + 1 + " " + where.dataset.of + " " + order.length;
    if (phone.matches) sheet(true);
    const mark = firstMark(id);
    if (mark && from !== "text") showInText(mark);
    if (entry && from !== "panel") showInPanel(entry);
    linked = "";
    write();
  };
  const letGo = () => {
    chosen = null;
    tell();
    raise(null);
    where.textContent = "";
    linked = "";
    if (window.CSS && CSS.highlights) CSS.highlights.delete("linked");
    sheet(false);
    write();
  };
  const step = (by) => {
    const shownIds = order.filter((id) => !root.classList.contains("off-" + kindOf(id)));
    if (!shownIds.length) return;
    const at = shownIds.indexOf(chosen);
    choose(shownIds[(at < 0 ? (by > 0 ? 0 : shownIds.length - 1) : at + by + shownIds.length) % shownIds.length], "keys");
  };

  // The address: what is chosen, which kinds are switched, or characters a,b of the text.
  const write = () => {
    const state = [];
    if (linked) state.push("char=" + linked);
    else if (chosen) state.push("at=" + chosen);
    const off = filters.map((b) => b.dataset.kind).filter((kind) => root.classList.contains("off-" + kind));
    if (off.join() !== [...quiet].join()) state.push("off=" + (off.join(",") || "none"));
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
    const range = /^(\d+),(\d+)$/.exec(state.get("char") || "");
    if (range) showCharacters(Number(range[1]), Number(range[2]));
    else if (state.has("at")) choose(state.get("at"), "address");
    else if (parts.has(hash)) choose(hash, "address");
    else if (hash.startsWith("t-") && parts.has(hash.slice(2))) choose(hash.slice(2), "address");
  };

  // Characters are counted in code points; the DOM counts UTF-16 units.
  const pointAt = (para, offset) => {
    const walker = document.createTreeWalker(para, NodeFilter.SHOW_TEXT);
    let left = offset;
    let node = walker.nextNode();
    while (node) {
      const points = [...node.data];
      if (left <= points.length) return [node, points.slice(0, left).join("").length];
      left -= points.length;
      const next = walker.nextNode();
      if (!next) return [node, node.data.length];
      node = next;
    }
    return null;
  };
  const showCharacters = (start, end) => {
    const ranges = [];
    for (const para of text.querySelectorAll(".para[data-start]")) {
      const from = Number(para.dataset.start);
      const to = from + [...para.textContent].length;
      if (start >= to || end <= from) continue;
      const a = pointAt(para, Math.max(start - from, 0));
      const b = pointAt(para, Math.min(end, to) - from);
      if (!a || !b) continue;
      const range = document.createRange();
      range.setStart(...a);
      range.setEnd(...b);
      ranges.push(range);
    }
    if (!ranges.length) return;
    raise(null);
    linked = start + "," + end;
    if (window.CSS && CSS.highlights) CSS.highlights.set("linked", new Highlight(...ranges));
    else getSelection().addRange(ranges[0]);
    sheet(false);
    showInText(ranges[0]);
    write();
  };

  // Filters
  const toggle = (button, on) => {
    button.setAttribute("aria-pressed", String(on));
    root.classList.toggle("off-" + button.dataset.kind, !on);
  };
  for (const button of filters) {
    button.addEventListener("click", () => {
      toggle(button, button.getAttribute("aria-pressed") !== "true");
      drawRules();
      write();
    });
  }
  const seek = () => {
    const wanted = search.value.trim().toLowerCase();
    for (const entry of entries) entry.hidden = Boolean(wanted) && !entry.textContent.toLowerCase().includes(wanted);
    for (const group of panel.querySelectorAll(".group")) {
      const open = [...group.querySelectorAll(".entry")].filter((entry) => !entry.hidden).length;
      group.hidden = !open;
      group.querySelector(".count").textContent = open;
    }
  };
  search.addEventListener("input", seek);

  // Rules in the margin beside what was said, one for each stretch of lines, with the speaker's name at its head.
  const drawRules = () => {
    for (const rule of text.querySelectorAll(".rule")) rule.remove();
    for (const [id, all] of parts) parts.set(id, all.filter((part) => part.isConnected));
    for (const row of text.querySelectorAll(".row")) {
      const top = row.getBoundingClientRect().top;
      let free = 0;
      for (const who of row.querySelectorAll(".who")) {
        const id = who.dataset.f;
        const boxes = [...row.querySelectorAll('.m.said[data-f="' + id + '"]')].flatMap((mark) => [...mark.getClientRects()]);
        if (!boxes.length) continue;
        const from = Math.min(...boxes.map((box) => box.top)) - top;
        const to = Math.max(...boxes.map((box) => box.bottom)) - top;
        const rule = document.createElement("span");
        rule.className = "rule " + ["indirect", "mixed", "direct"].find((kind) => who.classList.contains(kind));
        rule.dataset.f = id;
        rule.style.top = from + "px";
        rule.style.height = to - from + "px";
        parts.get(id).push(rule);
        row.querySelector(".gutter").append(rule);
        who.style.top = Math.max(from + 3, free) + "px";
        free = Math.max(from + 3, free) + who.offsetHeight + 4;
      }
    }
  };

  // Mouse and touch. A second click on nested marks goes to the mark outside.
  const markAt = (target) => {
    let mark = target.closest(".m");
    while (mark && root.classList.contains("off-" + kindOf(mark.dataset.f))) mark = mark.parentElement.closest(".m");
    return mark;
  };
  text.addEventListener("click", (event) => {
    const beside = event.target.closest("a[data-f]");
    if (beside) { event.preventDefault(); choose(beside.dataset.f, "text"); return; }
    let mark = markAt(event.target);
    if (!mark) { if (chosen && String(getSelection()) === "") letGo(); return; }
    if (mark.dataset.f === chosen) mark = (mark.parentElement && markAt(mark.parentElement)) || mark;
    choose(mark.dataset.f, "text");
  });
  text.addEventListener("keydown", (event) => {
    if ((event.key === "Enter" || event.key === " ") && event.target.classList.contains("m")) {
      event.preventDefault();
      choose(event.target.dataset.f, "text");
    }
  });
  list.addEventListener("click", (event) => {
    const entry = event.target.closest(".entry");
    if (!entry || event.target.closest(".at")) return;
    event.preventDefault();
    choose(entry.dataset.f, "panel");
  });
  const over = (event) => {
    const part = event.target.closest("a[data-f], .entry") || (event.target.closest(".m") && markAt(event.target));
    raise(part ? part.dataset.f : chosen);
  };
  document.addEventListener("mouseover", over);
  document.addEventListener("focusin", (event) => { if (event.target.closest(".m, .entry")) over(event); });
  sheetButton.addEventListener("click", () => sheet(!root.classList.contains("sheet")));
  for (const button of panel.querySelectorAll("[data-key]")) button.addEventListener("click", () => act(button.dataset.key));
  keys.querySelector("button").addEventListener("click", () => keys.close());

  // Keys
  const act = (key) => {
    if (key === "j") step(1);
    else if (key === "k") step(-1);
    else if (key === "f") { if (phone.matches) sheet(true); if (filters[0]) filters[0].focus(); }
    else if (key === "/") { if (phone.matches) sheet(true); search.focus(); search.select(); }
    else if (key === "?") keys.showModal();
    else if (key === "Escape") letGo();
    else return false;
    return true;
  };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || document.querySelector("dialog[open]")) return;
    if (event.target === search) {
      if (event.key !== "Escape") return;
      search.value = "";
      seek();
      search.blur();
    }
    if (act(event.key)) event.preventDefault();
  });

  window.addEventListener("hashchange", read);
  window.addEventListener("resize", drawRules);
  drawRules();
  if (document.fonts) document.fonts.ready.then(drawRules);
  read();
})();
