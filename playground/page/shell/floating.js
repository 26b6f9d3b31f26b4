/** Something that floats beside an anchor (list, menu, clock): placed in view, closed by Escape or a press elsewhere. */
import { el } from "../core/dom.js";

const GAP = 6;
let current = null;

function place(panel, anchor, { sameWidth, above, point }) {
  const a = point ? { left: point.x, right: point.x, top: point.y, bottom: point.y, width: 0 } : anchor.getBoundingClientRect();
  if (sameWidth) panel.style.setProperty("width", `${a.width}px`);
  panel.style.removeProperty("max-height");
  const below = innerHeight - a.bottom - GAP * 2;
  const over = a.top - GAP * 2;
  const up = above ? over > 160 || over > below : below < Math.min(panel.offsetHeight, 420) && over > below;
  panel.style.setProperty("max-height", `${Math.max(120, Math.min(420, up ? over : below))}px`);
  const height = panel.offsetHeight;
  const left = Math.max(GAP, Math.min(a.left, innerWidth - panel.offsetWidth - GAP));
  panel.style.setProperty("left", `${left}px`);
  panel.style.setProperty("top", `${Math.max(GAP, up ? a.top - GAP - height : a.bottom + GAP)}px`);
}

export function closeFloating() {
  current?.close({ cancelled: true });
}

/** Opens `panel` at `anchor`; returns {close, place}. options: sameWidth, above, point, closed({cancelled}). */
export function floating(anchor, panel, options = {}) {
  current?.close();
  const layer = anchor.closest("dialog") ?? document.body;
  const shell = el("div", { class: "floating" }, panel);
  layer.append(shell);
  const before = document.activeElement;
  const outside = (event) => {
    if (!shell.contains(event.target) && !anchor.contains(event.target)) float.close();
  };
  const keys = (event) => {
    if (event.key !== "Escape") return;
    event.preventDefault();
    event.stopPropagation();
    float.close({ cancelled: true });
  };
  const again = () => place(shell, anchor, options);
  const moved = (event) => !shell.contains(event.target) && !options.point && again();
  const float = {
    place: again,
    close({ cancelled = false } = {}) {
      if (current !== float) return;
      current = null;
      document.removeEventListener("pointerdown", outside, true);
      document.removeEventListener("keydown", keys, true);
      removeEventListener("resize", again);
      removeEventListener("scroll", moved, true);
      const had = shell.contains(document.activeElement);
      shell.remove();
      if (had || document.activeElement === document.body) (anchor.isConnected ? anchor : before)?.focus?.();
      options.closed?.({ cancelled });
    },
  };
  current = float;
  document.addEventListener("pointerdown", outside, true);
  document.addEventListener("keydown", keys, true);
  addEventListener("resize", again);
  addEventListener("scroll", moved, true);
  again();
  return float;
}
