/** Who works here, and what each role may do. */
export const staffTexts = {
  roles: {
    owner: { name: "Owner", can: "Everything, other owners and admins included." },
    admin: { name: "Admin", can: "Everything but managing owners and admins." },
    editor: { name: "Editor", can: "Creates and changes events and their sessions. Sees no bookings." },
    desk: { name: "Front desk", can: "Finds, confirms and cancels bookings. Changes no events." },
    read: { name: "Read-only", can: "Sees events and bookings, and changes nothing." },
    none: { name: "No role", can: "May do nothing." },
  },
};
