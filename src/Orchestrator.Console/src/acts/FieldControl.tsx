import { AutoComplete, Checkbox, Input, InputNumber, Radio, Select } from 'antd';
import type { ActChoice, ActField } from '../api/types';
import { useLanguage, useText } from '../text/language';
import { ApplicationField } from './ApplicationField';
import { NonceField } from './NonceField';
import { PictureField } from './PictureField';
import type { Subject } from './useActs';

const fewChoices = 4;
const separators = ['\n', '；', '，', ',', '、'];

interface Props {
  subject: Subject;
  field: ActField;
}

/** The control of one field; the form gives it its value. */
export function FieldControl({ subject, field, ...given }: Props) {
  const text = useText();
  const { language } = useLanguage();
  const optionsOf = (choices: readonly ActChoice[]) => choices.map((choice) => ({ value: choice.value, label: language === 'zh' ? choice.text : choice.textEn }));
  if (field.isList && (field.kind === 'number' || field.kind === 'date' || field.kind === 'boolean')) {
    return <Select {...given} mode="tags" open={false} suffixIcon={null} tokenSeparators={separators} placeholder={text.acts.oneAfterAnother} />;
  }
  switch (field.kind) {
    case 'picture':
      return <PictureField {...given} subject={subject} />;
    case 'application':
      return <ApplicationField {...given} code={subject.code} isList={field.isList} />;
    case 'nonce':
      return <NonceField {...given} />;
    case 'boolean':
      return <Radio.Group {...given} options={[{ value: true, label: text.acts.yes }, { value: false, label: text.acts.no }, ...(field.isRequired ? [] : [{ value: null, label: text.acts.unstated }])]} />;
    case 'number':
      return <InputNumber {...given} {...(field.takesOthers ? {} : { precision: 0 })} className="full" {...(field.minimum === null ? {} : { min: field.minimum })} />;
    case 'date':
      return <Input {...given} type="date" />;
  }
  if (field.isList && field.takesOthers) {
    return <Select {...given} mode="tags" options={optionsOf(field.offered)} tokenSeparators={separators} placeholder={text.acts.chooseOrType} />;
  }
  if (field.isList) {
    return field.offered.length > 0
      ? <Checkbox.Group {...given} options={optionsOf(field.offered)} className="stacked" />
      : <Select {...given} mode="tags" open={false} suffixIcon={null} tokenSeparators={['\n', '；']} placeholder={text.acts.oneAfterAnother} />;
  }
  if (field.choices.length > 0) {
    return field.choices.length <= fewChoices
      ? <Radio.Group {...given} options={optionsOf(field.choices)} />
      : <Select {...given} options={optionsOf(field.choices)} allowClear={!field.isRequired} />;
  }
  if (field.offered.length > 0 && field.takesOthers) return <AutoComplete {...given} options={optionsOf(field.offered)} allowClear />;
  if (field.offered.length > 0) return <Select {...given} options={optionsOf(field.offered)} allowClear={!field.isRequired} showSearch={{ optionFilterProp: 'label' }} />;
  return field.kind === 'longText'
    ? <Input.TextArea {...given} autoSize={{ minRows: 1, maxRows: 8 }} maxLength={field.maxLength} />
    : <Input {...given} autoComplete="off" maxLength={field.maxLength} />;
}
