import { onlineManager } from "@tanstack/react-query";
import { useEffect, useRef, useSyncExternalStore } from "react";

const subscribe = (listener: () => void) => onlineManager.subscribe(listener);

/** Whether the device says that it has no network at all. That it has one does not mean that anybody answers. */
export function useIsOffline(): boolean {
  return useSyncExternalStore(subscribe, () => !onlineManager.isOnline());
}

/** Calls back when the network is there again. */
export function useReconnection(onOnline: () => void): void {
  const isOffline = useIsOffline();
  const before = useRef(isOffline);
  useEffect(() => {
    if (before.current && !isOffline) onOnline();
    before.current = isOffline;
  }, [isOffline, onOnline]);
}
