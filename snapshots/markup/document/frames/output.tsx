import { escapeText } from "@/lib/jinja/escape";

export interface PageProps {
  title: string;
  left: string;
}

export default function Page({ title, left }: PageProps) {
  return (
    <html
      dangerouslySetInnerHTML={{
        __html: `<!doctype html>
<html><head><title>${escapeText(title)}</title></head>
<frameset cols="50%,*"><frame src="${escapeText(left)}"><frame src="/right"></frameset>
</html>`,
      }}
    />
  );
}
