import { AutoComplete, Checkbox, Input, InputNumber, Radio, Select } from 'antd';
import type { ActChoice, ActField } from '../api/types';
import { useLanguage, useText } from '../text/language';
import { ApplicationField } from './ApplicationField';
import { NonceField } from './NonceField';
import { PictureField } from './PictureField';
import type { Subject } from './useActs';

const fewChoices = 4;
const betweenReasons = ['\n', '；'];
const betweenWords = [...betweenReasons, '，', ',', '、'];

interface Props {
  subject: Subject;
  field: ActField;
}

/** The control of one field; the form gives it its value. */
export function FieldControl({ subject, field, ...given }: Props) {
  if (field.kind === 'picture') return <PictureField {...given} subject={subject} />;
  if (field.kind === 'application') return <ApplicationField {...given} code={subject.code} isList={field.isList} />;
  if (field.kind === 'nonce') return <NonceField {...given} />;
  return field.isList ? <ListControl {...given} field={field} /> : <SingleControl {...given} field={field} />;
}

function ListControl({ field, ...given }: { field: ActField }) {
  const text = useText();
  const options = useOptions(field.offered);
  if (options.length > 0 && !field.takesOthers) return <Checkbox.Group {...given} options={options} className="stacked" />;
  const isFreeText = field.kind === 'longText' && !field.takesOthers;
  return (
    <Select
      {...given}
      mode="tags"
      options={options}
      tokenSeparators={isFreeText ? betweenReasons : betweenWords}
      placeholder={options.length > 0 ? text.acts.chooseOrType : text.acts.oneAfterAnother}
      {...(options.length > 0 ? {} : { open: false, suffixIcon: null })}
    />
  );
}

function SingleControl({ field, ...given }: { field: ActField }) {
  const text = useText();
  const choices = useOptions(field.choices);
  const offered = useOptions(field.offered);
  const allowClear = !field.isRequired;
  if (field.kind === 'boolean') {
    const unstated = field.isRequired ? [] : [{ value: null, label: text.acts.unstated }];
    return <Radio.Group {...given} options={[{ value: true, label: text.acts.yes }, { value: false, label: text.acts.no }, ...unstated]} />;
  }
  if (field.kind === 'number') {
    // Events count whole things; rules compare facts with halves, too.
    const digits = field.takesOthers ? {} : { precision: 0 };
    return <InputNumber {...given} {...digits} {...(field.minimum === null ? {} : { min: field.minimum })} className="full" />;
  }
  if (field.kind === 'date') return <Input {...given} type="date" />;
  if (choices.length > fewChoices) return <Select {...given} options={choices} allowClear={allowClear} />;
  if (choices.length > 0) return <Radio.Group {...given} options={choices} />;
  if (offered.length > 0 && field.takesOthers) return <AutoComplete {...given} options={offered} allowClear />;
  if (offered.length > 0) {
    return <Select {...given} options={offered} allowClear={allowClear} showSearch={{ optionFilterProp: 'label' }} />;
  }
  return field.kind === 'longText'
    ? <Input.TextArea {...given} autoSize={{ minRows: 1, maxRows: 8 }} maxLength={field.maxLength} />
    : <Input {...given} autoComplete="off" maxLength={field.maxLength} />;
}

function useOptions(choices: readonly ActChoice[]) {
  const { language } = useLanguage();
  return choices.map((choice) => ({ value: choice.value, label: language === 'zh' ? choice.text : choice.textEn }));
}
