import { type ComponentProps, type MouseEvent, useContext } from "react";
import { addressOf, type Target } from "./addresses.ts";
import { HereContext } from "./here.ts";
import { type GoOptions, navigate } from "./history.ts";

type LinkProps = Target & GoOptions & Omit<ComponentProps<"a">, "href" | "target">;

/**
 * A link inside the public interface. Another tab, a copied address and whatever else a browser does with links works as with any; a
 * plain click shows the page without loading another document. A link without a search is current on its page in every state.
 */
export function Link({ to, params, search, replace, resetScroll, ...others }: LinkProps) {
  const here = useContext(HereContext);
  const target = { to, params, search } as Target;
  const address = addressOf(target);
  const isCurrent = address === here.pathname || address === here.pathname + here.search;
  const follow = (event: MouseEvent) => {
    if (event.defaultPrevented || !isPlain(event)) return;
    event.preventDefault();
    navigate({ ...target, replace, resetScroll });
  };
  const preload = () => here.preload(to);
  return (
    <a
      {...others}
      href={address}
      aria-current={isCurrent ? "page" : undefined}
      onClick={follow}
      onMouseEnter={preload}
      onFocus={preload}
      onTouchStart={preload}
    />
  );
}

/** With any of these keys or buttons the browser opens a tab, a window, a menu, or saves. */
function isPlain({ button, metaKey, ctrlKey, shiftKey, altKey }: MouseEvent): boolean {
  return button === 0 && !metaKey && !ctrlKey && !shiftKey && !altKey;
}
