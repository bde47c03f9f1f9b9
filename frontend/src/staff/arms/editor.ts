// What every field of the form needs: the draft, the form in words, what is wrong, and the way to another field.
import { createContext, useContext } from 'react';
import type { ArmForm, ArmProblem, FormField } from '../../generated/api';
import type { Document, Json, Section } from './document';

export interface Editor {
  readonly document: Document;
  readonly form: ArmForm;
  readonly fields: ReadonlyMap<string, FormField>;
  readonly problems: readonly ArmProblem[];
  /** It is frozen, or somebody else's: to be read only. */
  readonly locked: boolean;
  readonly set: (path: string, value: Json | undefined) => void;
  readonly replace: (document: Document) => void;
  /** Opens what hides the field at a path, and puts the focus there. */
  readonly jump: (path: string) => void;
  readonly open: ReadonlySet<Section>;
  readonly toggle: (section: Section) => void;
  /** The federation that is shown, from 0. */
  readonly federation: number;
  readonly show: (federation: number) => void;
  /** Keys of paths at which this arm differs from the one that it is compared with. */
  readonly differing: ReadonlySet<string>;
  /** What that other arm is called; empty where it is compared with none. */
  readonly comparedWith: string;
}

const Context = createContext<Editor | null>(null);

export const EditorContext = Context.Provider;

export function useEditor(): Editor {
  const editor = useContext(Context);
  if (editor === null) throw new Error('a field of an arm stands in its editor');
  return editor;
}

export function useField(key: string): FormField {
  const field = useEditor().fields.get(key);
  if (!field) throw new Error(`the form of this server has no key ${key}`);
  return field;
}
