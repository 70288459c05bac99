### Why a typed value was not understood: dates, codes, numbers.

## Даты

date-unreadable = «{ $text }» не читается как дата. Напишите так: 23.11.2026.
date-no-such-day = Такого дня нет: { $text }.
date-out-of-range = { $text } — вне пределов { $first }–{ $last } годов.

## Выходные дни

date-holiday-new-year = Новый год
date-holiday-christmas = Православное Рождество
date-holiday-women = Международный женский день
date-holiday-constitution = День Конституции
date-holiday-nauryz = Наурыз мейрамы
date-holiday-unity = Праздник единства народа Казахстана
date-holiday-defender = День защитника Отечества
date-holiday-victory = День Победы
date-holiday-kurban-ait = Первый день Курбан-айта
date-holiday-capital = День столицы
date-holiday-republic = День Республики
date-holiday-independence = День Независимости
date-holiday-exchange = Выходной взамен { $day }
date-holiday-own = { $name }

## ИИН

iin-length = В ИИН двенадцать цифр.
iin-digits = ИИН состоит только из цифр; возможно, вместо нуля набрана буква О.
iin-check-digit = Последняя цифра ИИН не сходится с остальными: в одной из цифр ошибка.
iin-unissued = Такой ИИН не выдаётся: для его первых одиннадцати цифр нет контрольной.
iin-date = ИИН начинается не с существующей даты.
iin-century-unassigned = Седьмая цифра ИИН ({ $digit }) не обозначает ни одного века; дата рождения и пол по нему не определены.
iin-born-differs = По ИИН дата рождения { $iin }, в карточке { $given }. Само по себе это не ошибка; сверьте с документом.
iin-sex-differs = Пол по ИИН не совпадает с указанным в карточке. Само по себе это не ошибка; сверьте с документом.

## Машиносчитываемая зона

mrz-shape = Это не машиносчитываемая зона: нужны две строки по 44 или 36 знаков либо три строки по 30 (найдено: { $lengths }).
mrz-character = В машиносчитываемой зоне бывают только A–Z, 0–9 и <, а не «{ $character }».

## Гражданство

country-unknown = Гражданство «{ $text }» не распознано. Напишите название страны или её трёхбуквенный код.

## Фильтр

query-unknown-field = Нет поля «{ $field }», по которому можно отбирать.
query-unknown-field-hint = Поля: { $fields }. Исправьте и повторите.
query-bad-value = «{ $value }» ничего не значит для поля «{ $field }».
query-no-number = Для поля «{ $field }» нужно число дней, а не «{ $value }».
query-no-order = Поле «{ $field }» нельзя сравнивать на больше и меньше; напишите { $field }:{ $value }.
