export interface PageProps {
  failed: boolean;
  message: string;
}

export default function Page({ failed, message }: PageProps) {
  return (
    <main>
      {failed ? (
        message !== "" ? (
          <>
            <p>The last start failed.</p>
            <p>{message}</p>
            <p>Try again?</p>
          </>
        ) : (
          <p>The last start failed.Try again?</p>
        )
      ) : (
        <p>Not running.</p>
      )}
    </main>
  );
}
