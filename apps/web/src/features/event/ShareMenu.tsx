import shareIcon from "bootstrap-icons/icons/share.svg?url";
import { useTranslation } from "react-i18next";
import { ActionMenu } from "../../components/ActionMenu.tsx";
import { Icon } from "../../components/Icon.tsx";
import { useToast } from "../../components/Toasts.tsx";

interface Shared {
  readonly title: string;
  readonly url: string;
}

/** Tells others of an event: with the device's own sheet where it has one, else by plain links. No script of others is loaded. */
export function ShareMenu(shared: Shared) {
  const { t } = useTranslation("public");
  if (typeof navigator.share !== "function") return <ShareLinks {...shared} />;
  // A refusal is the visitor's own: they closed the sheet.
  const share = () => void navigator.share(shared).catch(() => undefined);
  return (
    <button type="button" className="btn btn-outline-secondary btn-sm" onClick={share}>
      <Icon src={shareIcon} /> {t("share.label")}
    </button>
  );
}

function ShareLinks({ title, url }: Shared) {
  const { t } = useTranslation("public");
  const toast = useToast();
  const networks = {
    WhatsApp: `https://wa.me/?${new URLSearchParams({ text: `${title} ${url}` })}`,
    Facebook: `https://www.facebook.com/sharer/sharer.php?${new URLSearchParams({ u: url })}`,
    LinkedIn: `https://www.linkedin.com/sharing/share-offsite/?${new URLSearchParams({ url })}`,
  };
  const copy = () =>
    navigator.clipboard.writeText(url).then(
      () => toast(t("share.copied")),
      () => toast(url),
    );
  return (
    <ActionMenu icon={shareIcon} label={t("share.label")}>
      <li>
        <button type="button" onClick={() => void copy()}>
          {t("share.copy")}
        </button>
      </li>
      <li>
        <a href={`mailto:?subject=${encodeURIComponent(title)}&body=${encodeURIComponent(url)}`}>{t("share.email")}</a>
      </li>
      {Object.entries(networks).map(([name, address]) => (
        <li key={name}>
          <a href={address} target="_blank" rel="noopener noreferrer">
            {name}
          </a>
        </li>
      ))}
    </ActionMenu>
  );
}
