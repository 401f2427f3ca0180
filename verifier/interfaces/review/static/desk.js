"use strict";
// Comfort only: every link and form works without it.
{
const all = (what, within = document) => [...within.querySelectorAll(what)];
const make = (tag, more) => Object.assign(document.createElement(tag), more);
const about = document.body.dataset;

// keys, which can be turned off: whoever speaks to the browser may not want them
const steps = document.querySelector(".steps");
const keys = make("input", { type: "checkbox", checked: localStorage.keys !== "off" });
keys.onchange = () => {
  localStorage.keys = keys.checked ? "on" : "off";
  document.body.classList.toggle("without-keys", !keys.checked);
};
keys.onchange();
if (steps) {
  const label = make("label", { className: "keys", textContent: " " + about.keys });
  label.prepend(keys);
  steps.before(label);
}
const PRESSED = { a: "accept", l: "later", u: "undo", r: "reopen", n: "next", p: "previous" };
const OPENED = { f: "fix", q: "ask", w: "waive" };
const panels = all("details[name=choice]");
const unfold = (panel) => {
  for (const other of panels) other.open = other === panel;
  panel?.querySelector("textarea")?.focus();
};
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") { unfold(null); document.activeElement?.blur(); return; }
  const written = event.target.closest?.("textarea, select, input:not([type=checkbox])");
  if (written && event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
    event.preventDefault();
    written.form?.querySelector(".go")?.click();
  }
  if (written || !keys.checked || event.ctrlKey || event.metaKey || event.altKey) return;
  const panel = document.getElementById(OPENED[event.key]);
  const press = document.getElementById(PRESSED[event.key]);
  if (!panel && !press) return;
  event.preventDefault();
  if (panel) unfold(panel); else press.click();
});
for (const panel of panels)
  panel.addEventListener("toggle", () => { if (panel.open) panel.querySelector("textarea")?.focus(); });

// what is being written is checked while it is
for (const form of all("form[data-live]")) {
  const field = form.querySelector("textarea");
  const box = form.querySelector(".live");
  let waiting = 0, asked = 0;
  const check = async () => {
    const mine = ++asked;
    const sent = new URLSearchParams(new FormData(form));
    const answer = await fetch(form.dataset.live, { method: "POST", body: sent }).catch(() => null);
    if (!answer?.ok || mine !== asked) return;
    const told = new DOMParser().parseFromString(await answer.text(), "text/html");
    box.replaceChildren(...told.body.childNodes);
  };
  field.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(check, 150); });
  form.closest("details").addEventListener("toggle", (event) => { if (event.target.open) check(); });
  if (form.closest("details").open) check();
  for (const offer of all("[data-offer]", form))
    offer.addEventListener("click", (event) => {
      const blamed = form.dataset.blamed;
      if (field.value.split(blamed).length !== 2) return; // the page knows which one is meant
      event.preventDefault();
      field.value = field.value.replace(blamed, () => offer.dataset.offer);
      form.dataset.blamed = offer.dataset.offer;
      field.focus();
      check();
    });
}

// a copied letter
for (const box of all(".copied")) {
  const press = make("button", { type: "button", textContent: box.dataset.copy });
  press.onclick = async () => {
    await navigator.clipboard.writeText(box.querySelector(".copy").textContent);
    press.textContent = box.dataset.copied;
    setTimeout(() => { press.textContent = box.dataset.copy; }, 2000);
  };
  press.setAttribute("aria-live", "polite");
  box.append(press);
}

// the place in the article, in the middle of its pane
const here = document.getElementById(location.hash.slice(1));
if (here?.closest(".beside")) here.scrollIntoView({ block: "center" });
if (matchMedia("(max-width: 58rem)").matches && here?.closest(".beside")) addEventListener("load", () => scrollTo(0, 0));
document.querySelector(".queue [aria-current]")?.scrollIntoView({ block: "nearest" });

// a page that waits looks again by itself
if (about.wait) setTimeout(() => location.reload(), 700);

// the files have changed on disk: say so, and change nothing that is being written
if (about.state) {
  const look = async () => {
    if (document.hidden) return;
    const answer = await fetch(about.state).catch(() => null);
    if (!answer?.ok || (await answer.text()) === about.key || document.querySelector(".notice")) return;
    const notice = make("p", { className: "notice", textContent: about.changed + " " });
    notice.setAttribute("role", "status");
    notice.append(make("a", { href: location.pathname + location.search, textContent: about.again }));
    document.body.append(notice);
  };
  setInterval(look, 2000);
}
}
