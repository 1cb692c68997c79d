export interface Loop {
  last: boolean;
  cycle: string;
}

export interface PageProps {
  names: string[];
}

export default function Page({ names }: PageProps) {
  return (
    <ul>
      {names.map((name, index) => (
        <li
          key={index}
          className={cssText({
            loop: { last: index === names.length - 1, cycle: index % 2 === 0 ? "odd" : "even" },
          })}
        >
          {name}
        </li>
      ))}
    </ul>
  );
}

export interface CssProps {
  loop: Loop;
}

export function cssText({ loop }: CssProps): string {
  return `${loop.cycle}${loop.last ? " last" : ""}`;
}
