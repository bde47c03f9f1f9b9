import { useTranslation } from 'react-i18next';

export const useWords = () => useTranslation('people');
