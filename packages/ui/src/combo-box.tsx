// The list behind ComboField, loaded by it alone: what reads it out, moves in it and closes it is React Aria's (infra/decisions/0026).
import { Button, ComboBox as AriaComboBox, I18nProvider, Input, Label, ListBox, ListBoxItem, Popover, Text } from 'react-aria-components'
import { cx } from './cx.ts'
import type { ComboProps } from './parts/combo-field.tsx'
import { controlClass, FieldError } from './parts/field.tsx'
import { Icon } from './parts/icon.tsx'

// Styles that it adds to the page need the nonce of the page's own scripts, and this is where it looks for one.
const meta = document.createElement('meta')
meta.setAttribute('property', 'csp-nonce')
meta.nonce = document.querySelector<HTMLScriptElement>('script[nonce]')?.nonce ?? ''
document.head.append(meta)

const fold = (text: string) => text.toLowerCase().replace(/[\s_/-]+/g, ' ')
/** Every word that was typed stands somewhere in it: “new york” finds America/New_York. */
const holds = (text: string, typed: string) => fold(typed).split(' ').every((word) => fold(text).includes(word))

/** The field with its list.  in: value, what stands in it at first; everything else as ComboField has it */
export function ComboBox({ id, name, label, hint, error, placeholder, maxLength, options, locale, open, value }: ComboProps & { value: string }) {
  return (
    <I18nProvider locale={locale}>
      <AriaComboBox id={id} name={name} formValue="text" allowsCustomValue menuTrigger="input" defaultInputValue={value} defaultFilter={holds}
        {...(options.includes(value) ? { defaultSelectedKey: value } : {})} isInvalid={Boolean(error)} className="grid gap-1.5">
        <Label className="justify-self-start font-semibold">{label}</Label>
        {hint && <Text slot="description" className="-mt-1 text-s text-muted">{hint}</Text>}
        <div className="relative grid">
          <Input maxLength={maxLength} placeholder={placeholder} className={cx(controlClass, 'pe-12')} />
          <Button aria-label={open} className={cx('absolute end-1 grid size-9 cursor-pointer place-items-center self-center rounded-sm text-muted',
            'hover:bg-surface-hover hover:text-text')}>
            <Icon name="chevron-down" />
          </Button>
        </div>
        {error && <Text slot="errorMessage" elementType="div"><FieldError id={id}>{error}</FieldError></Text>}
        <Popover offset={4} className="w-(--trigger-width) overflow-hidden rounded-md border border-strong bg-surface-raised text-text shadow-pop">
          <ListBox className="max-h-72 overflow-auto p-1 outline-none">
            {options.map((option) => (
              <ListBoxItem key={option} id={option} textValue={option} className={cx(
                'flex min-h-9 cursor-pointer items-center rounded-sm px-2.5 outline-none data-focused:bg-surface-hover data-focused:outline-2',
                'data-focused:-outline-offset-2 data-focused:outline-focus data-selected:font-semibold')}>
                {option}
              </ListBoxItem>
            ))}
          </ListBox>
        </Popover>
      </AriaComboBox>
    </I18nProvider>
  )
}
