export interface PageProps {
  label: string;
  more: boolean;
}

export default function Page({ label, more }: PageProps) {
  return (
    <>
      <p>
        <button className="go">{label}</button> <a href="#"> {label} </a>{" "}
        <button>
          <i />
          {more && " more"}
        </button>
      </p>
      <fieldset>
        <legend>{label}</legend>x
      </fieldset>
    </>
  );
}
