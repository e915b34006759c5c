import { type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from "react";
import { CloseButton, Modal } from "react-bootstrap";
import { flushSync } from "react-dom";
import { useTranslation } from "react-i18next";
import { ErrorNotice } from "../../components/ErrorNotice.tsx";
import { useDebouncedText } from "../../lib/use-debounced-text.ts";
import type { Command } from "./command.ts";
import { inGroups, matchingCommands } from "./matching-commands.ts";
import { PaletteOptions } from "./PaletteOptions.tsx";
import { type FrameDoings, useCommands } from "./use-commands.ts";
import { useFoundRecords } from "./use-found-records.ts";
import { useRecentCommands } from "./use-recent-commands.ts";

const QUIET_MS = 200;

interface CommandPaletteProps extends FrameDoings {
  readonly onClose: () => void;
}

/**
 * Goes anywhere and does anything by a few letters (WAI-ARIA Authoring Practices, editable combobox with a list): the focus stays in
 * the box, the arrows walk through what was found.
 */
export function CommandPalette({ onClose, ...doings }: CommandPaletteProps) {
  const { t } = useTranslation("admin");
  const id = useId();
  const [settled, setSettled] = useState("");
  const [text, setText] = useDebouncedText(settled, setSettled, QUIET_MS);
  const [activeId, setActiveId] = useState<string>();
  // Enter was pressed before there was anything to choose: a scanner types faster than a server answers.
  const isEnterDue = useRef(false);

  const always = useCommands(doings);
  const recent = useRecentCommands();
  const typed = text.trim();
  const found = useFoundRecords(settled);
  const isSettled = settled === typed;
  const isSearching = typed !== "" && (!isSettled || found.isSearching);
  const matching = useMemo(() => matchingCommands(always, typed), [always, typed]);
  const commands = inGroups([
    ...(typed === "" ? recent.commands : []),
    ...matching.named,
    ...(isSettled ? found.commands : []),
    // A record may be called so: Enter must not take something else before it is there.
    ...(isSearching ? [] : matching.further),
  ]);
  const active = commands.find((command) => command.id === activeId) ?? commands[0];

  function choose(command: Command): void {
    if (command.record !== undefined) recent.remember(command.record);
    // Closed first, so that the focus is back where it was before the command moves it.
    flushSync(onClose);
    command.run();
  }

  useEffect(() => {
    if (!isEnterDue.current || isSearching) return;
    isEnterDue.current = false;
    if (active !== undefined) choose(active);
  });

  function press(event: KeyboardEvent): void {
    if ((event.ctrlKey || event.metaKey) && event.key === "k") {
      event.preventDefault();
      onClose();
      return;
    }
    const goTo = placeAfter(event.key, {
      at: active === undefined ? -1 : commands.indexOf(active),
      of: commands.length,
    });
    if (goTo !== null) {
      event.preventDefault();
      setActiveId(commands[goTo]?.id);
    } else if (event.key === "Enter" && !event.nativeEvent.isComposing) {
      event.preventDefault();
      if (active !== undefined) choose(active);
      else isEnterDue.current = isSearching;
    }
  }

  return (
    <Modal
      show
      onHide={onClose}
      // What is asked for with a key is there at once, and gone at once.
      animation={false}
      fullscreen="sm-down"
      dialogClassName="palette"
      aria-label={t("palette.title")}
    >
      <div className="palette-head">
        <input
          type="text"
          role="combobox"
          className="form-control"
          aria-label={t("palette.search")}
          aria-expanded="true"
          aria-controls={`${id}-list`}
          aria-autocomplete="list"
          aria-activedescendant={active === undefined ? undefined : `${id}-${active.id}`}
          placeholder={t("palette.placeholder")}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          enterKeyHint="go"
          maxLength={100}
          // biome-ignore lint/a11y/noAutofocus: a dialog that was just asked for begins at its one field
          autoFocus
          value={text}
          onChange={(event) => {
            isEnterDue.current = false;
            setActiveId(undefined);
            setText(event.target.value);
          }}
          onKeyDown={press}
        />
        <CloseButton aria-label={t("palette.close")} onClick={onClose} />
      </div>
      <div className="palette-body">
        <PaletteOptions
          id={id}
          commands={commands}
          active={active}
          onPoint={({ id: pointed }) => setActiveId(pointed)}
          onChoose={choose}
        />
        {isSettled && found.error !== null && <ErrorNotice error={found.error} onRetry={found.retry} />}
        <p role="status" className={commands.length === 0 ? "palette-said" : "visually-hidden"}>
          {isSearching ? t("palette.searching") : said()}
        </p>
      </div>
      <p className="palette-foot" aria-hidden="true">
        {t("palette.keys")}
      </p>
    </Modal>
  );

  function said(): string {
    if (typed === "") return "";
    return commands.length === 0 ? t("palette.none", { text: typed }) : t("palette.found", { count: commands.length });
  }
}

/** Where a key leads in the list; null when it leads nowhere. */
function placeAfter(key: string, { at, of }: { at: number; of: number }): number | null {
  if (of === 0) return null;
  switch (key) {
    case "ArrowDown":
      return (at + 1) % of;
    case "ArrowUp":
      return (at - 1 + of) % of;
    case "Home":
      return 0;
    case "End":
      return of - 1;
    default:
      return null;
  }
}
