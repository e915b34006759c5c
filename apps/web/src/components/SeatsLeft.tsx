import { useTranslation } from "react-i18next";

/** Seats left, as a bar that empties and in words. Under a tenth left, and never more than twenty seats, is « few ». */
export function SeatsLeft({ available, capacity }: { available: number; capacity: number }) {
  const { t } = useTranslation("public");
  const few = available <= 20 && available * 10 < capacity;
  return (
    <span className={few ? "seats-left seats-few" : "seats-left"}>
      <span className="seats-bar" aria-hidden="true">
        <span style={{ width: `${capacity === 0 ? 0 : (available / capacity) * 100}%` }} />
      </span>
      <span className="figures">
        {few ? t("sessions.fewLeft", { count: available }) : t("sessions.left", { count: available })}
      </span>
    </span>
  );
}
