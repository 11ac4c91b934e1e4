import { useEffect, useRef, useState, type ComponentType, type ReactNode } from 'react'
import { Field } from './field.tsx'

/** What the field is, with either way to fill it. */
export interface ComboProps {
  name: string
  id: string
  label: ReactNode
  hint?: ReactNode
  error?: ReactNode
  placeholder?: string
  maxLength?: number
  /** What is offered. Anything else may be typed as well: whoever reads the form judges it. */
  options: readonly string[]
  /** Of the page, for what is read out about the list. */
  locale: string
  /** Spoken name of the button that shows everything. */
  open: string
}

interface ComboFieldProps extends Omit<ComboProps, 'id'> { id?: string; defaultValue?: string }

/** One of very many, found by typing any part of it. Before its script is there, and without one, it is a line to type in with the browser's
 *  own suggestions; then a list that says how many fit, marks the one that arrow keys are at, and is the same in every browser. It never
 *  changes under a hand that is typing. */
export function ComboField({ id, defaultValue = '', locale, open, options, ...field }: ComboFieldProps) {
  const place = useRef<HTMLDivElement>(null)
  const [box, setBox] = useState<{ Box: ComponentType<ComboProps & { value: string }>; value: string } | null>(null)
  useEffect(() => {
    let gone = false
    void import('../combo-box.tsx').then(({ ComboBox: Box }) => {
      const input = place.current?.querySelector('input')
      if (gone || !input) return
      const take = () => { if (!gone) setBox({ Box, value: input.value }) }
      if (document.activeElement === input) input.addEventListener('blur', take, { once: true })
      else take()
    }, () => undefined) // What does not load leaves the field as it is.
    return () => { gone = true }
  }, [])
  const own = id ?? field.name
  return (
    <div ref={place}>
      {box ? (
        <box.Box {...field} id={own} locale={locale} open={open} options={options} value={box.value} />
      ) : (
        <>
          <Field {...field} id={own} list={`${own}-list`} autoComplete="off" defaultValue={defaultValue} />
          <datalist id={`${own}-list`}>{options.map((option) => <option key={option}>{option}</option>)}</datalist>
        </>
      )}
    </div>
  )
}
