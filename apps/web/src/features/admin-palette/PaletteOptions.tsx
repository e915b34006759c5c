import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { Icon } from "../../components/Icon.tsx";
import { SHORTCUTS, useShortcutsOn } from "../../lib/shortcuts.ts";
import type { Command } from "./command.ts";

interface PaletteOptionsProps {
  /** Of the whole palette; an option's id begins with it. */
  readonly id: string;
  readonly commands: readonly Command[];
  readonly active: Command | undefined;
  readonly onPoint: (command: Command) => void;
  readonly onChoose: (command: Command) => void;
}

/** What can be chosen, by kind. The focus is not here: the box above names the one that Enter would take. */
export function PaletteOptions({ id, commands, active, onPoint, onChoose }: PaletteOptionsProps) {
  const { t } = useTranslation("admin");
  const groups = [...new Set(commands.map(({ group }) => group))];
  const activeId = active?.id;
  useEffect(() => {
    if (activeId !== undefined) document.getElementById(`${id}-${activeId}`)?.scrollIntoView?.({ block: "nearest" });
  }, [id, activeId]);
  return (
    <div id={`${id}-list`} role="listbox" aria-label={t("palette.title")} className="palette-list">
      {groups.map((group) => {
        const ofGroup = commands.filter((command) => command.group === group);
        return (
          // biome-ignore lint/a11y/useSemanticElements: a fieldset may not stand in a listbox
          <div key={group} role="group" aria-labelledby={`${id}-${group}`}>
            <div id={`${id}-${group}`} role="presentation" className="palette-group">
              {t(`palette.groups.${group}`)}
            </div>
            {ofGroup.map((command) => (
              // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are those of the box, which has the focus
              <div
                key={command.id}
                id={`${id}-${command.id}`}
                role="option"
                tabIndex={-1}
                aria-selected={command === active}
                className="palette-option"
                onMouseMove={() => command !== active && onPoint(command)}
                // The focus stays in the box.
                onMouseDown={(event) => event.preventDefault()}
                onClick={() => onChoose(command)}
              >
                <Icon src={command.icon} />
                <span className="palette-label">
                  {command.label} {command.note !== undefined && <span className="row-note">{command.note}</span>}
                </span>
                <Keys command={command} />
              </div>
            ))}
          </div>
        );
      })}
    </div>
  );
}

/** The keys that do the same from anywhere. */
function Keys({ command: { shortcut } }: { command: Command }) {
  const isOn = useShortcutsOn();
  if (!isOn || shortcut === undefined || shortcut === null) return null;
  return (
    <span aria-hidden="true" className="keys">
      {SHORTCUTS[shortcut].map((key) => (
        <kbd key={key}>{key}</kbd>
      ))}
    </span>
  );
}
