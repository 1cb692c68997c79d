export interface Root {
  name: string;
  children: Root[];
}

export interface PageProps {
  root: Root;
}

export default function Page({ root }: PageProps) {
  return (
    <ul>
      <Tree node={root} />
    </ul>
  );
}

export interface TreeProps {
  node: Root;
}

export function Tree({ node }: TreeProps) {
  return (
    <li>
      {node.name}
      {node.children.length > 0 && (
        <ul>
          {node.children.map((child, index) => (
            <Tree key={index} node={child} />
          ))}
        </ul>
      )}
    </li>
  );
}
