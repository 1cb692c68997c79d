export default function Page() {
  return (
    <>
      <input disabled readOnly autoFocus required />
      <video controls loop muted playsInline autoPlay />
      <details open />
      <ol reversed start={3} />
      <button formNoValidate inert>
        b
      </button>
      <iframe allowFullScreen title="t" />
      <p hidden>h</p>
      <select multiple />
      <form noValidate />
      <script async src="/s.js" />
    </>
  );
}
