export default function Page() {
  return (
    <>
      {" "}
      <Button text="Save" name="disk" />
    </>
  );
}

export interface IconProps {
  name: string;
}

export function Icon({ name }: IconProps) {
  return <i className={`i-${name}`} />;
}

export interface ButtonProps {
  text: string;
  name: string;
}

export function Button({ text, name }: ButtonProps) {
  return (
    <button>
      <Icon name={name} /> {text}
    </button>
  );
}
