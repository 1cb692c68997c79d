import { attrs } from "@/lib/jinja/attrs";

export interface PageProps {
  n: string;
  x: string;
}

export default function Page({ n, x }: PageProps) {
  return (
    <>
      <video
        poster={`/${n}.png`}
        controlsList="nodownload"
        disablePictureInPicture
        playsInline
        muted
        loop
        preload="none"
      />{" "}
      <iframe
        allow="camera"
        allowFullScreen
        sandbox=""
        srcDoc={`<p>${x}`}
        scrolling="no"
        {...attrs({ CREDENTIALLESS: "" })}
      />{" "}
      <script async defer src="/a.js" integrity="sha" noModule data-x={x} />
    </>
  );
}
