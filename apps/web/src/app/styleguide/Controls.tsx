import shareIcon from "bootstrap-icons/icons/share.svg?url";
import { useState } from "react";
import { Button } from "react-bootstrap";
import { ActionMenu } from "../../components/ActionMenu.tsx";
import { CopyField } from "../../components/CopyField.tsx";
import { controlClass, Field } from "../../components/Field.tsx";
import { LanguageSwitch } from "../../components/LanguageSwitch.tsx";
import { LoadMore } from "../../components/LoadMore.tsx";
import { RadioChoice } from "../../components/RadioChoice.tsx";
import { SeatsStepper } from "../../components/SeatsStepper.tsx";
import { ThemeSwitch } from "../../components/ThemeSwitch.tsx";
import { Example } from "./Example.tsx";

const VARIANTS = ["primary", "outline-primary", "outline-secondary", "outline-danger", "danger", "link"];
/** The longest word that a translation might bring. */
const LONG = "Veranstaltungsbuchungsbestätigungsschreiben";

/** What one presses, types in and chooses from. */
export function Controls() {
  return (
    <>
      <Example title="Buttons">
        {(["lg", undefined, "sm"] as const).map((size) => (
          <div key={size ?? "usual"} className="styleguide-row mb-3">
            {VARIANTS.map((variant) => (
              <Button key={variant} variant={variant} {...(size === undefined ? {} : { size })}>
                {variant}
              </Button>
            ))}
          </div>
        ))}
        <div className="styleguide-row">
          <Button aria-disabled="true">aria-disabled</Button>
          <Button disabled>disabled</Button>
          <Button aria-busy="true" aria-disabled="true">
            busy
          </Button>
          <Button variant="outline-secondary">{LONG}</Button>
        </div>
      </Example>
      <Example title="Fields">
        <TextField label="Plain" />
        <TextField label="With help" help="What the label cannot say." />
        <TextField
          label="Refused"
          help="What the label cannot say."
          error="Say what is wrong, and how to put it right."
        />
        <TextField label={LONG} optional />
        <Field label="Disabled">
          {(control) => <input {...control} className="form-control" disabled value="–" />}
        </Field>
        <Field label="Choice">
          {(control) => (
            <select {...control} className="form-select">
              <option>Caveau des Halles</option>
            </select>
          )}
        </Field>
        <Choices />
      </Example>
      <Example title="Seats">
        <Seats />
      </Example>
      <Example title="Switches, menu, copy, more">
        <div className="styleguide-row mb-3">
          <LanguageSwitch />
          <ThemeSwitch />
          <ActionMenu icon={shareIcon} label="Menu">
            <li>
              <button type="button">{LONG}</button>
            </li>
          </ActionMenu>
        </div>
        <CopyField
          label="Address"
          value="https://guichet.example/bookings/01900000-0000-7000-8000-00000000b001"
          texts={{ copy: "Copy", copied: "Copied.", select: "Selected." }}
        />
        <LoadMore shown={24} hasMore busy={false} onMore={() => undefined} />
      </Example>
    </>
  );
}

interface TextFieldProps {
  readonly label: string;
  readonly help?: string;
  readonly error?: string;
  readonly optional?: boolean;
}

function TextField({ error, ...field }: TextFieldProps) {
  return (
    <Field {...field} error={error}>
      {(control) => <input {...control} className={controlClass(error)} defaultValue="Ada Lovelace" />}
    </Field>
  );
}

function Choices() {
  const [chosen, setChosen] = useState<"one" | "series">("one");
  const [name] = useState(() => crypto.randomUUID());
  return (
    <>
      <RadioChoice name={name} value="one" chosen={chosen} label="One date" onChoose={setChosen} />
      <RadioChoice name={name} value="series" chosen={chosen} label="A series" onChoose={setChosen}>
        Every week, up to a day.
      </RadioChoice>
    </>
  );
}

function Seats() {
  const [seats, setSeats] = useState(2);
  return (
    <>
      <SeatsStepper seats={seats} most={10} onSeats={setSeats} />
      <SeatsStepper seats={12} most={10} onSeats={() => undefined} error="10 seats at most." />
    </>
  );
}
