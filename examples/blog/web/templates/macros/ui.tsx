import { Fragment } from "react";
import { range } from "@/lib/jinja/range";
import { textareaText } from "@/lib/jinja/textarea";
import type { Page } from "@/types/models";

export interface FieldProps {
  name: string;
  label: string;
  value?: string;
  type?: string;
  error?: string;
  required?: boolean;
}

export function Field({
  name,
  label,
  value = "",
  type = "text",
  error = "",
  required = false,
}: FieldProps) {
  return (
    <p className={error !== "" ? "field field-error" : "field"}>
      <label htmlFor={name}>
        {label}
        {required && " *"}
      </label>{" "}
      <input id={name} name={name} type={type} defaultValue={value} required={required} />{" "}
      {error !== "" && <span className="error">{error}</span>}
    </p>
  );
}

export interface AreaProps {
  name: string;
  label: string;
  value?: string;
  rows?: number;
}

export function Area({ name, label, value = "", rows = 6 }: AreaProps) {
  return (
    <p className="field">
      <label htmlFor={name}>{label}</label>{" "}
      <textarea id={name} name={name} rows={rows} defaultValue={textareaText(value)} />
    </p>
  );
}

export interface PaginationProps {
  page: Page;
}

export function Pagination({ page }: PaginationProps) {
  return (
    page.pages > 1 && (
      <nav className="pages" aria-label="Pages">
        {page.has_prev && (
          <a rel="prev" href={`/?page=${page.number - 1}`}>
            Newer
          </a>
        )}{" "}
        {range(1, page.pages + 1).map((number) => (
          <Fragment key={number}>
            {number === page.number ? (
              <b>{number}</b>
            ) : (
              <a href={`/?page=${number}`}>{number}</a>
            )}{" "}
          </Fragment>
        ))}
        {page.has_next && (
          <a rel="next" href={`/?page=${page.number + 1}`}>
            Older
          </a>
        )}
      </nav>
    )
  );
}
