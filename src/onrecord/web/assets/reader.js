"use strict";
(() => {
  const desk = document.querySelector(".desk");
  if (!desk) return;
  const said = desk.querySelector(".desk-said");
  const dialog = document.querySelector("dialog.finding-form");
  const form = dialog.querySelector("form");
  const kinds = form.elements.namedItem("kind");
  const buttons = new Map([...desk.querySelectorAll("[data-do]")].map((button) => [button.dataset.do, button]));
  let chosen = null;
  let words = null;

  const standingOf = (id) => id && document.querySelector("#" + CSS.escape(id) + " .standing");
  const drawButtons = () => {
    const row = standingOf(chosen);
    const key = row && row.dataset.key;
    for (const [name, button] of buttons) {
      if (name === "add") button.disabled = !words;
      else if (name === "cite") button.disabled = !row;
      else if (name === "undo") button.disabled = !key || !row.dataset.standing;
      else button.disabled = !key;
    }
  };
  document.addEventListener("chosen", (event) => {
    chosen = event.detail;
    said.textContent = "";
    drawButtons();
  });

  // Characters are counted in code points from the beginning of the statement, as everywhere.
  const offset = (node, at) => {
    const para = (node.nodeType === Node.TEXT_NODE ? node.parentElement : node).closest(".para[data-start]");
    if (!para) return null;
    const range = document.createRange();
    range.setStart(para, 0);
    range.setEnd(node, at);
    return Number(para.dataset.start) + [...range.toString()].length;
  };
  document.addEventListener("selectionchange", () => {
    if (dialog.open) return;
    const selection = getSelection();
    words = null;
    if (selection.rangeCount && !selection.isCollapsed) {
      const range = selection.getRangeAt(0);
      const start = offset(range.startContainer, range.startOffset);
      const end = offset(range.endContainer, range.endOffset);
      if (start !== null && end !== null && end > start) words = { start, end, quote: selection.toString() };
    }
    drawButtons();
  });

  const token = document.querySelector("meta[name=form-token]").content;
  const send = async (address, fields) => {
    const answer = await fetch(address, { method: "POST", body: new URLSearchParams(fields), headers: { Accept: "application/json", "X-Form-Token": token } });
    const body = await answer.json();
    if (!answer.ok) throw new Error(body.error);
    return body;
  };
  const addressOf = (row) => desk.dataset.review.replace("KEY", encodeURIComponent(row.dataset.key));
  const judge = async (action) => {
    const row = standingOf(chosen);
    try {
      const before = row.dataset.standing;
      const body = await send(addressOf(row), { action });
      if (["corrected", "added"].includes(before) || body.standing === "corrected") { location.reload(); return; }
      row.dataset.standing = body.standing || "";
      row.textContent = desk.dataset[body.standing] || "";
      said.textContent = row.textContent;
    } catch (error) {
      said.textContent = error.message || desk.dataset.failed;
    }
    drawButtons();
  };

  const cite = async () => {
    const row = standingOf(chosen);
    const place = document.querySelector("#" + CSS.escape(chosen) + " .at");
    const parts = [place && desk.dataset.characters + " " + place.textContent, "SHA-256 " + desk.dataset.hash, row.dataset.key && desk.dataset.finding + " " + row.dataset.key];
    const text = desk.dataset.head + ": “" + row.dataset.quote.replace(/\s+/g, " ") + "” (" + parts.filter(Boolean).join(", ") + ")";
    said.textContent = text;
    try {
      await navigator.clipboard.writeText(text);
      said.textContent = desk.dataset.copied + ": " + text;
    } catch {
      getSelection().selectAllChildren(said);
    }
  };

  // One form adds and corrects; only the fields of the kind are there.
  const inputs = () => [...form.querySelectorAll("fieldset:not([disabled]) [data-name]")];
  const valueOf = (input) => {
    if (input.type === "checkbox") return input.checked;
    if (input.value === "") return null;
    return input.type === "number" ? Number(input.value) : input.value;
  };
  const showFields = (kind) => {
    for (const set of form.querySelectorAll("fieldset")) set.hidden = set.disabled = set.dataset.kind !== kind;
  };
  let before = {};
  const open = (adding) => {
    const row = standingOf(chosen);
    form.reset();
    form.querySelector(".form-said").textContent = "";
    dialog.classList.toggle("adding", adding);
    dialog.querySelector(".finding-words").textContent = adding ? words.quote : row.dataset.quote;
    showFields(adding ? kinds.value : row.dataset.kind);
    before = {};
    if (!adding) {
      const values = JSON.parse(row.dataset.values);
      for (const input of inputs()) {
        const value = values[input.dataset.name];
        if (input.type === "checkbox") input.checked = Boolean(value);
        else input.value = value === null || value === undefined ? "" : value;
        before[input.dataset.name] = valueOf(input);
      }
    }
    dialog.showModal();
  };
  kinds.addEventListener("change", () => showFields(kinds.value));
  form.querySelector(".leave").addEventListener("click", () => dialog.close());
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const adding = dialog.classList.contains("adding");
    const values = {};
    for (const input of inputs()) {
      const value = valueOf(input);
      if (adding ? value !== null : value !== before[input.dataset.name]) values[input.dataset.name] = value;
    }
    const why = form.elements.namedItem("why").value;
    try {
      if (adding) {
        for (const name of kinds.selectedOptions[0].dataset.spans.split(" ")) values[name] = { start: words.start, end: words.end };
        await send(desk.dataset.findings, { kind: kinds.value, values: JSON.stringify(values), why });
        history.replaceState(null, "", location.pathname + "#char=" + words.start + "," + words.end);
      } else if (Object.keys(values).length) {
        await send(addressOf(standingOf(chosen)), { action: "correct", values: JSON.stringify(values), why });
      }
      dialog.close();
      location.reload();
    } catch (error) {
      form.querySelector(".form-said").textContent = error.message || desk.dataset.failed;
    }
  });

  const act = (name) => {
    if (!buttons.has(name) || buttons.get(name).disabled) return false;
    if (name === "cite") cite();
    else if (name === "add" || name === "correct") open(name === "add");
    else judge(name);
    return true;
  };
  // A press must not take the selection away.
  desk.addEventListener("mousedown", (event) => { if (event.target.closest("button")) event.preventDefault(); });
  desk.addEventListener("click", (event) => { const button = event.target.closest("[data-do]"); if (button) act(button.dataset.do); });
  const names = { a: "accept", x: "reject", e: "correct", u: "undo", c: "cite", n: "add" };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || document.querySelector("dialog[open]")) return;
    if (event.target.closest && event.target.closest("input, textarea, select")) return;
    if (names[event.key] && act(names[event.key])) event.preventDefault();
  });
})();
