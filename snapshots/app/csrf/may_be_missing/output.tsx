export interface CsrfToken {
  call: string;
}

export interface PageProps {
  csrf_token?: CsrfToken | null;
}

export default function Page({ csrf_token }: PageProps) {
  return (
    <form>
      {csrf_token !== undefined && csrf_token && (
        <input type="hidden" defaultValue={csrf_token.call} />
      )}
    </form>
  );
}
