import { useToast } from "../../components/Toasts.tsx";
import { useAdminNavigate } from "../../lib/admin-navigation.ts";
import { signIn } from "./staff-session.ts";
import { useAfterSignIn } from "./use-after-sign-in.ts";

/** What follows the making of an account: it is signed in, and whoever made it is told. Where that fails, they sign in themselves. */
export function useFirstSignIn(): (account: { email: string; password: string }, done: string) => Promise<void> {
  const navigate = useAdminNavigate();
  const toast = useToast();
  const afterSignIn = useAfterSignIn();
  return async (account, done) => {
    const { outcome } = await signIn(account);
    await afterSignIn();
    toast(done);
    await navigate({ to: outcome === "signed-in" ? "/" : "/sign-in", replace: true });
  };
}
