// The buttons above a form: one stop for the Tab key, arrow keys between them.

export class Toolbar {
  #node;

  constructor(node, { format, preview, enter }) {
    this.#node = node;
    this.#stop(this.#buttons()[0]);
    node.addEventListener("keydown", (event) => this.#press(event));
    node.addEventListener("click", (event) => {
      const button = event.target.closest("button");
      if (!button) return;
      if (button.dataset.format) format(button.dataset.format);
      else if (button.dataset.do === "preview") preview();
      else if (button.dataset.do === "enter") enter.toggle();
      this.#stop(button);
    });
    // The field keeps its selection.
    node.addEventListener("pointerdown", (event) => event.target.closest("button") && event.preventDefault());
    enter.follow((sends) => node.querySelector("[data-do=enter]").setAttribute("aria-pressed", String(sends)));
  }

  #buttons() {
    return [...this.#node.querySelectorAll("button")];
  }

  #stop(at) {
    for (const button of this.#buttons()) button.tabIndex = button === at ? 0 : -1;
  }

  #press(event) {
    const buttons = this.#buttons();
    const at = buttons.indexOf(event.target);
    const isRightToLeft = getComputedStyle(this.#node).direction === "rtl";
    const next = { ArrowRight: isRightToLeft ? -1 : 1, ArrowLeft: isRightToLeft ? 1 : -1 }[event.key];
    const to = { Home: 0, End: buttons.length - 1 }[event.key] ?? (next && (at + next + buttons.length) % buttons.length);
    if (at < 0 || to === undefined) return;
    event.preventDefault();
    this.#stop(buttons[to]);
    buttons[to].focus();
  }
}
