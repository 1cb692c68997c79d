import { Fragment } from "react";
import { batch } from "@/lib/jinja/sequence";

export interface Image {
  id: string;
}

export interface PageProps {
  images: Image[];
}

export default function Page({ images }: PageProps) {
  return images.length > 0 ? (
    batch(images, 3).map((group, place) => (
      <div key={place} className="row">
        {group.map((image, position) => {
          const index = place * 3 + position;
          return (
            <Fragment key={image.id}>
              {" "}
              <img src={`/i/${image.id}`} alt={`${index + 1} of ${images.length}`} />{" "}
            </Fragment>
          );
        })}
      </div>
    ))
  ) : (
    <p>No images.</p>
  );
}
