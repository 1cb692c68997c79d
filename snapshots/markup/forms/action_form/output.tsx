import { ActionForm } from "@/bridge/action-form";

export interface PageProps {
  kind: string;
  user: string;
}

export default function Page({ kind, user }: PageProps) {
  return (
    <ActionForm method="post" className="login" data-kind={kind}>
      <input name="user" defaultValue={user} /> <button>Log in</button>
    </ActionForm>
  );
}
