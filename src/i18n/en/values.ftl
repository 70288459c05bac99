### Why a typed value was not understood: dates, codes, numbers.

## Dates

date-unreadable = "{ $text }" cannot be read as a date. Write it as 23.11.2026.
date-no-such-day = There is no such day: { $text }.
date-out-of-range = { $text } lies outside the years { $first }–{ $last }.

## Days off

date-holiday-new-year = New Year
date-holiday-christmas = Orthodox Christmas
date-holiday-women = International Women's Day
date-holiday-constitution = Constitution Day
date-holiday-nauryz = Nauryz Meiramy
date-holiday-unity = Kazakhstan People's Unity Day
date-holiday-defender = Defender of the Fatherland Day
date-holiday-victory = Victory Day
date-holiday-kurban-ait = First day of Kurban Ait
date-holiday-capital = Capital City Day
date-holiday-republic = Republic Day
date-holiday-independence = Independence Day
date-holiday-exchange = Day off in exchange for { $day }
date-holiday-own = { $name }

## Individual identification number

iin-length = An IIN has twelve digits.
iin-digits = An IIN consists of digits only; look for a letter O in place of a zero.
iin-check-digit = The last digit of the IIN does not fit the others: one of the digits is wrong.
iin-unissued = Such an IIN is never issued: its first eleven digits have no check digit.
iin-date = The IIN does not begin with a date that exists.
iin-century-unassigned = The seventh digit of the IIN, { $digit }, stands for no century; birth date and sex were not read from it.
iin-born-differs = The IIN says born on { $iin }, the record says { $given }. That alone is no error; check both against the document.
iin-sex-differs = The sex in the IIN differs from the one in the record. That alone is no error; check both against the document.

## Machine-readable zone

mrz-shape = This is no machine-readable zone: two lines of 44 or 36 characters or three lines of 30 are needed (found: { $lengths }).
mrz-character = A machine-readable zone holds only A–Z, 0–9 and <, not "{ $character }".

## Citizenship

country-unknown = The citizenship "{ $text }" is not known. Write the country's name or its three-letter code.

## Filter

query-unknown-field = There is no field "{ $field }" to filter by.
query-unknown-field-hint = Fields: { $fields }. Correct it and try again.
query-bad-value = "{ $value }" means nothing for the field "{ $field }".
query-no-number = The field "{ $field }" needs a number of days, not "{ $value }".
query-no-order = The field "{ $field }" has no greater or less; write { $field }:{ $value }.
