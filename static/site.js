// What scripts add: nothing here is needed to read, search or cite.

const $ = (selector, root = document) => [...root.querySelectorAll(selector)];

// "/" leads to the search box.
document.addEventListener("keydown", (event) => {
  const typing = event.target.closest("input, textarea, select, [contenteditable]");
  if (event.key !== "/" || typing || event.ctrlKey || event.metaKey || event.altKey) return;
  const box = document.querySelector("main input.q") ?? document.querySelector("input.q");
  if (!box) return;
  event.preventDefault();
  box.focus();
  box.select();
});

// Evidence: a label's words light up without a new page.
for (const link of $("a[data-show]")) {
  link.setAttribute("role", "button");
  link.setAttribute("aria-pressed", String(link.classList.contains("on")));
  const toggle = (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    const label = link.dataset.show;
    const on = !link.classList.contains("on");
    for (const same of $("a[data-show]").filter((one) => one.dataset.show === label)) {
      same.classList.toggle("on", on);
      same.setAttribute("aria-pressed", String(on));
    }
    const shown = new Set($("a[data-show].on").map((one) => one.dataset.show));
    let first = null;
    for (const span of $(".ev")) {
      const labels = span.dataset.labels.split("|");
      span.classList.toggle("lit", labels.some((one) => one !== "repairs" && shown.has(one)));
      span.classList.toggle("mended", labels.includes("repairs") && shown.has("repairs"));
      if (on && labels.includes(label)) first ??= span;
    }
    history.replaceState(null, "", showing(location.href, shown));
    for (const language of $("header a[hreflang]")) language.href = showing(language.href, shown);
    if (first && !onScreen(first)) first.scrollIntoView({ block: "center" });
  };
  link.addEventListener("click", toggle);
  link.addEventListener("keydown", (event) => event.key === " " && toggle(event));
}

function showing(address, labels) {
  const url = new URL(address);
  url.searchParams.delete("show");
  for (const label of labels) url.searchParams.append("show", label);
  return url;
}

function onScreen(element) {
  const { top, bottom } = element.getBoundingClientRect();
  return top >= 0 && bottom <= innerHeight;
}

// Each paragraph can be copied as a quotation with its citation, and the permalink by itself.
const article = document.querySelector("article.article");
if (article && navigator.clipboard) {
  for (const paragraph of $(".text > p", article)) {
    const text = paragraph.textContent.replace(/¶\s*$/, "").trim();
    const quotation = `« ${text} »\n${article.dataset.cite}#${paragraph.id}`;
    paragraph.append(copier(article.dataset.copy, quotation));
  }
  const permalink = document.querySelector("a.permalink");
  permalink.after(" ", copier(permalink.dataset.copy, permalink.href));
}

function copier(label, text) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "copy";
  button.lang = document.documentElement.lang;
  button.textContent = label;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(text);
    button.textContent = article.dataset.copied;
    button.classList.add("done");
    setTimeout(() => {
      button.textContent = label;
      button.classList.remove("done");
    }, 2000);
  });
  return button;
}

// Suggestions: a combobox with a list, after the ARIA Authoring Practices.
for (const [number, input] of $("input[data-suggest]").entries()) combobox(input, number);

function combobox(input, number) {
  const box = document.createElement("div");
  const list = document.createElement("ul");
  box.className = "box";
  list.className = "proposals";
  list.id = `proposals-${number}`;
  list.hidden = true;
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", input.labels[0]?.textContent ?? "");
  input.replaceWith(box);
  box.append(input, list);
  for (const [name, value] of [
    ["role", "combobox"],
    ["aria-autocomplete", "list"],
    ["aria-expanded", "false"],
    ["aria-controls", list.id],
  ]) input.setAttribute(name, value);

  let active = -1;
  let asked = 0;
  let waiting;

  const options = () => $("[role=option]", list);
  const close = () => {
    list.hidden = true;
    active = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  };
  const activate = (index) => {
    const all = options();
    active = all.length ? (index + all.length + 1) % (all.length + 1) : -1;
    if (active === all.length) active = -1;
    all.forEach((option, i) => option.setAttribute("aria-selected", String(i === active)));
    if (active < 0) return input.removeAttribute("aria-activedescendant");
    input.setAttribute("aria-activedescendant", all[active].id);
    all[active].scrollIntoView({ block: "nearest" });
  };
  const show = (suggestions) => {
    list.replaceChildren(
      ...suggestions.map(({ kind, text, url }, i) => {
        const option = document.createElement("li");
        const note = document.createElement("span");
        option.id = `${list.id}-${i}`;
        option.setAttribute("role", "option");
        option.setAttribute("aria-selected", "false");
        option.dataset.url = url;
        note.textContent = kind;
        option.append(text, note);
        return option;
      }),
    );
    active = -1;
    list.hidden = !suggestions.length;
    input.setAttribute("aria-expanded", String(!list.hidden));
  };
  const ask = async () => {
    const mine = ++asked;
    const typed = input.value.trim();
    if (typed.length < 2) return close();
    try {
      const answer = await fetch(`/suggest.json?q=${encodeURIComponent(typed)}`);
      const { suggestions } = await answer.json();
      if (mine === asked && document.activeElement === input) show(suggestions);
    } catch {
      close();
    }
  };
  input.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(ask, 120);
  });
  input.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !list.hidden) {
      event.preventDefault();
      close();
    } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      if (list.hidden) return void ask();
      event.preventDefault();
      activate(active < 0 && event.key === "ArrowUp" ? options().length - 1 : active + (event.key === "ArrowDown" ? 1 : -1));
    } else if (event.key === "Enter" && active >= 0) {
      event.preventDefault();
      location.assign(options()[active].dataset.url);
    }
  });
  input.addEventListener("blur", () => setTimeout(close, 150));
  list.addEventListener("mousedown", (event) => {
    const option = event.target.closest("[role=option]");
    if (!option) return;
    event.preventDefault();
    location.assign(option.dataset.url);
  });
}
