import type { InputHTMLAttributes, Ref, TextareaHTMLAttributes } from "react";
import styles from "./input.module.css";

export function Input({ className, ...rest }: InputHTMLAttributes<HTMLInputElement> & { ref?: Ref<HTMLInputElement> }) {
  return <input className={[styles.input, className].filter(Boolean).join(" ")} {...rest} />;
}

export function TextArea(props: TextareaHTMLAttributes<HTMLTextAreaElement>) {
  return <textarea className={`${styles.input} ${styles.area}`} {...props} />;
}
