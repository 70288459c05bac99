### What a sheet is told: refusals, warnings, conflicts.

## Why a row was refused

import-why-no-name = нет имени ни латиницей, ни кириллицей
import-why-unknown-citizenship = гражданство не распознано
import-why-ground-is-not-one-of-the-six = основание не входит в число шести
import-why-iin-length = в ИИН не 12 цифр
import-why-iin-digits = в ИИН есть не только цифры
import-why-iin-check-digit = контрольная цифра ИИН не сходится
import-why-trp-ends-before-it-begins = РВП заканчивается раньше, чем начинается
import-why-neither-passport-number-nor-birth-date = нет ни номера паспорта, ни даты рождения
import-why-row-is-held-back = эту строку вы внести не можете: обратитесь к руководителю
import-why-birth-date-does-not-exist = дата рождения: такого дня нет
import-why-birth-date-cannot-be-read = дата рождения: не удалось прочитать
import-why-passport-issue-date-does-not-exist = дата выдачи паспорта: такого дня нет
import-why-passport-issue-date-cannot-be-read = дата выдачи паспорта: не удалось прочитать
import-why-passport-expiry-date-does-not-exist = срок действия паспорта: такого дня нет
import-why-passport-expiry-date-cannot-be-read = срок действия паспорта: не удалось прочитать
import-why-entry-date-does-not-exist = дата въезда: такого дня нет
import-why-entry-date-cannot-be-read = дата въезда: не удалось прочитать
import-why-exit-date-does-not-exist = дата выезда: такого дня нет
import-why-exit-date-cannot-be-read = дата выезда: не удалось прочитать
import-why-trp-start-date-does-not-exist = начало срока РВП: такого дня нет
import-why-trp-start-date-cannot-be-read = начало срока РВП: не удалось прочитать
import-why-trp-end-date-does-not-exist = окончание срока РВП: такого дня нет
import-why-trp-end-date-cannot-be-read = окончание срока РВП: не удалось прочитать
import-why-consent-date-does-not-exist = дата согласия: такого дня нет
import-why-consent-date-cannot-be-read = дата согласия: не удалось прочитать
import-why-insurance-date-does-not-exist = срок страховки: такого дня нет
import-why-insurance-date-cannot-be-read = срок страховки: не удалось прочитать
import-why-paper-date-does-not-exist = дата документа: такого дня нет

## What is odd about a row that was taken in

import-why-trp-outlasts-the-passport = РВП действует дольше паспорта
import-why-trp-begins-after-the-permitted-stay-ended = РВП начинается после окончания разрешённого срока пребывания
import-why-trp-dates-without-a-trp = указаны даты РВП, но в таблице сказано, что его нет; даты перенесены в примечание
import-why-trp-without-both-dates = РВП без обеих дат не внесено; то, что есть, перенесено в примечание
import-why-passport-has-expired = срок действия паспорта истёк
import-why-passport-dates-without-a-number = указаны сроки паспорта без номера; они перенесены в примечание
import-why-passport-issued-after-it-expires = дата выдачи паспорта позже окончания его срока
import-why-unknown-issuing-state = государство, выдавшее паспорт, не распознано
import-why-entry-lies-in-the-future = дата въезда ещё не наступила
import-why-entry-lies-before-the-birth-date = дата въезда раньше даты рождения
import-why-exit-lies-before-the-entry = дата выезда раньше даты въезда; выезд не учтён
import-why-birth-date-lies-in-the-future = дата рождения ещё не наступила
import-why-citizen-of-kazakhstan = гражданину Казахстана РВП не нужно
import-why-sponsor-contradicts-the-ground = принимающая сторона не соответствует основанию
import-why-iin-disagrees-with-the-birth-date = по ИИН дата рождения другая
import-why-iin-disagrees-with-the-sex = по ИИН пол другой
import-why-iin-holds-no-date = первые цифры ИИН не образуют дату
import-why-rka-is-not-16-digits = в РКА должно быть 16 цифр
import-why-bin-is-not-12-digits = в БИН должно быть 12 цифр
import-why-rka-without-an-address = есть РКА без адреса; он записан вместо адреса
import-why-sex-cannot-be-read = пол не распознан
import-why-name-mixes-alphabets = в имени смешаны латинские и кириллические буквы
import-why-text-in-place-of-a-mark = текст вместо отметки: документ считается отсутствующим, текст сохранён в примечании к нему
import-why-paper-received-in-the-future = документ отмечен полученным днём, который ещё не наступил
import-why-consent-without-a-day = у согласия нет даты; оно записано в примечание
import-why-text-was-cut = текст слишком длинный и сокращён
import-why-quotation-marks-do-not-close = кавычки в строке не закрыты; она прочитана как одна строка
import-why-earlier-stay-was-still-open = прежнее пребывание не было закрыто; оно закрыто днём этого въезда, уточните дату выезда
import-why-several-clients-match = этому человеку соответствуют несколько клиентов; взят первый
import-why-iin-of-another-person = тот же ИИН указан у другого человека
import-why-same-name-and-birth-date-another-passport = имя и дата рождения те же, паспорт другой: проверьте, один ли это человек
import-why-another-sheet-was-not-read = ещё один лист книги похож на реестр и не прочитан
import-why-number-shortened-by-a-spreadsheet = таблица сократила этот номер, и его цифры утрачены; значение ячейки сохранено в примечании
import-why-iin-without-its-zeros-in-front = в ИИН не было нулей в начале; они восстановлены, контрольная цифра и дата рождения сходятся
import-why-day-and-month-could-be-the-other-way-round = по этому столбцу не понять, что стоит первым — день или месяц; первым принят день

## Why a file was not read

import-file-empty = Файл пуст
import-file-huge = Файл больше { $megabytes } МБ
import-file-rows = В таблице больше { $most } строк
import-file-cells = В таблице больше данных, чем можно внести за один раз
import-file-binary = Это не таблица: ни текст с разделителями, ни книга XLSX, XLS или ODS
import-file-damaged = Текст повреждён в строке { $line }: часть букв не читается
import-workbook-unreadable = Книга не открывается: она повреждена или защищена паролем
import-workbook-huge = После распаковки книга слишком велика
import-no-header = Не найдена строка с известными заголовками; укажите столбцы через --map
import-columns-missing = Нет столбца: { $column }; укажите его через --map
import-column-name = имя
import-column-citizenship = гражданство
import-column-ground = основание
import-column-identity = номер паспорта или дата рождения
import-map-unreadable = Описание столбцов не распознано: нужно заголовок=поле,… либо файл TOML или JSON
import-map-field = Поля { $field } нет. Есть поля: { $fields }
import-map-header = В таблице нет столбца «{ $header }»

## The import itself

import-refused-heading = Почему не внесено
import-stopped = Импорт остановлен; ничего не сохранено
import-stopped-hint = Запустите его снова, когда будете готовы
import-unfinished = Импорт прерван, отменить его не удалось (группа { $group })
import-unfinished-hint = Запустите импорт снова: остатки этого будут сначала отменены
import-under-way = Сейчас таблицу загружает { $who }
import-under-way-hint = Дождитесь окончания и запустите снова; ничего не изменено
