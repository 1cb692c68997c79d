export interface PageProps {
  w: string;
  id: string;
}

export default function Page({ w, id }: PageProps) {
  return (
    <svg
      viewBox={`0 0 ${w} 9`}
      xmlns="http://www.w3.org/2000/svg"
      xmlnsXlink="http://www.w3.org/1999/xlink"
    >
      <linearGradient id="g">
        <stop stopColor="red" offset="5%" />
      </linearGradient>
      <use xlinkHref={`#${id}`} strokeWidth="2" fillOpacity=".5" clipPath="url(#c)" />
      <foreignObject width="9">
        <p>x</p>
      </foreignObject>
    </svg>
  );
}
