import { Logo } from "../../components/Logo.tsx";
import { LineSkeletons } from "../../components/Skeletons.tsx";

/** The frame while it is asked who is signed in: after a failure of a node that may take seconds, in which nobody looks at a blank page. */
export function FrameSkeleton() {
  return (
    <div className="admin-frame frame-waiting">
      <header className="admin-bar">
        <div className="admin-bar-head">
          <Logo />
        </div>
      </header>
      <main id="main" className="admin-main">
        <LineSkeletons count={8} />
      </main>
    </div>
  );
}
