### The import as people see it: what was read, what each column means, what each row would do, what came of it.

## The fields of a sheet

import-field-ordinal = Порядковый номер
import-field-name = ФИО
import-field-name_latin = ФИО латиницей
import-field-name_cyrillic = ФИО кириллицей
import-field-surname = Фамилия
import-field-given_name = Имя
import-field-patronymic = Отчество
import-field-former_names = Прежние имена
import-field-citizenship = Гражданство
import-field-born = Дата рождения
import-field-sex = Пол
import-field-passport_number = Номер паспорта
import-field-passport_series = Серия паспорта
import-field-passport_issued = Паспорт выдан
import-field-passport_expires = Паспорт действителен до
import-field-issuing_state = Государство выдачи
import-field-iin = ИИН
import-field-phone = Телефон
import-field-email = Эл. почта
import-field-entry = Последний въезд
import-field-exit = Последний выезд
import-field-ground = Основание
import-field-sponsor = Принимающая сторона
import-field-sponsor_bin = БИН принимающей стороны
import-field-payer = Заказчик
import-field-permit_number = Номер РВП
import-field-permit_from = Начало срока РВП
import-field-permit_until = Окончание срока РВП
import-field-address = Адрес
import-field-rka = РКА
import-field-owner = Ответственный
import-field-note = Примечание
import-field-residence_owner = Собственник жилья
import-field-owner_consent_until = Согласие собственника до
import-field-insurance_until = Страховка до
import-field-data_consent = Согласие на обработку данных
import-field-application_form = Документ: анкета-заявление
import-field-identity_copy = Документ: копия удостоверения личности
import-field-passport = Документ: паспорт
import-field-purpose_document = Документ: цель пребывания
import-field-fingerprint_certificate = Документ: дактилоскопия
import-field-medical_insurance = Документ: медицинская страховка
import-field-owner_consent = Документ: согласие собственника
import-field-registration_code = Документ: РКА
import-field-ignore = Не загружать

## What a row would do

import-fate-new = Новые
import-fate-changed = Изменятся
import-fate-conflict = Расхождения
import-fate-unchanged = Уже есть
import-fate-repeated = Повторы
import-fate-refused = Не приняты
import-fate-warning = Замечания
import-none-new = Новых людей в таблице нет.
import-none-changed = Ни у кого из клиентов ничего не добавится.
import-none-conflict = Где указано и там и там — указано одно и то же.
import-none-unchanged = Ни одной строки ещё нет в базе.
import-none-repeated = Никто не записан в таблице дважды.
import-none-refused = Все строки можно принять.
import-none-warning = Ничего необычного не найдено.
import-counts = Строк { $rows }: новых { $new }, изменится { $changed }, уже есть { $unchanged }, повторов { $repeated }, не принято { $refused }
import-counts-more = Расхождений { $conflicts } · замечаний { $warnings }
import-keeps = при расхождении остаётся запись базы
import-wins = при расхождении берётся значение таблицы
import-same-as = тот же человек, что в строке { $row }
import-same-nothing = других сведений в ней нет
import-differs = отличается: { $fields }
import-here-sheet = { $field } — в базе: { $here }; в таблице: { $sheet }
import-row-keeps-nothing = Эта строка ничего не запишет.
import-whole-file = файл в целом

## Columns on the screen and on the command line

import-column-row = Строка
import-column-header = Столбец
import-column-means = Значение
import-column-samples = Например
import-column-what = Что
import-unsure = проверьте
import-left-out = не загружается
import-unknown = не распознан, не загружается
import-read = { $file }: строк { $rows }, заголовок в строке { $header }
import-read-sheet = { $file }, лист «{ $sheet }»: строк { $rows }, заголовок в строке { $header }
import-other-sheets = Другие листы: { $sheets }
import-guess = Известных заголовков не найдено: укажите, что в столбцах
import-still-missing = Ещё нужен столбец: { $column }
import-columns-known = Столбцов { $all }: распознано { $sure }, проверить { $unsure }, не загружается { $out }
import-by-header = Что в этом столбце
import-could-be = возможно
import-column-empty = столбец пуст

## Mappings of the office

import-maps-title = Сохранённые сопоставления столбцов
import-maps-use = Применить «{ $name }»
import-maps-forget = Удалить «{ $name }»
import-maps-keep = Сохранить эти столбцы под именем
import-maps-keep-title = Сохранить сопоставление
import-maps-keep-ask = Имя — например, чья это таблица. Сопоставление будет предложено само, когда встретятся те же заголовки.
import-maps-forget-ask = Удалить сопоставление «{ $name }» для всего офиса?
import-maps-offer = Это столбцы сохранённого сопоставления «{ $name }». Применить его?
import-maps-kept = Сопоставление «{ $name }» сохранено
import-maps-forgotten = Сопоставление «{ $name }» удалено
import-maps-used = Применено сопоставление «{ $name }»
import-maps-none = Сохранённых сопоставлений ещё нет.
import-map-name = В имени от 1 до { $most } букв и нет знака «=»
import-map-many = Сопоставлений уже слишком много: сначала удалите ненужное
import-map-unknown = Сопоставления «{ $name }» нет: ни сохранённого, ни в файле; можно написать заголовок=поле,…
journal-setting-import-maps = Сопоставления столбцов для импорта
import-file-folder = { $path } — это папка: укажите файл в ней

## The screen

place-import = Импорт
import-ask-path = Какая таблица? CSV, XLSX, XLS или ODS
import-path = Файл
import-path-about = Введите или вставьте путь к файлу. Ничего не запишется, пока вы не увидите, что произойдёт, и не подтвердите.
import-steps = 1 файл · 2 столбцы · 3 просмотр · 4 загрузка
import-step-columns = 2 из 4 · Столбцы
import-step-path = 1 из 4 · Файл
import-step-preview = 3 из 4 · Просмотр: ещё ничего не записано
import-step-work = Идёт работа
import-step-done = 4 из 4 · Готово
import-names = Подходящие имена
import-no-names = Ни папки, ни таблицы с таким началом нет.
import-reading = Файл читается
import-rehearsing = Проверка: ничего не записывается
import-writing = Загрузка
import-progress = { $done } из { $rows } строк
import-pace = { $pace } строк в секунду, осталось около { $left }
import-seconds = { $n } с
import-minutes = { $n } мин
import-work-about-rehearse = Экраны ответят, когда проверка закончится. Esc останавливает её.
import-work-about-write = Экраны ответят, когда загрузка закончится; коллеги тем временем сохраняют как обычно. Esc останавливает её и отменяет всё.
import-at-work = Здесь идёт импорт; Esc останавливает его
import-stopping = Останавливается; записанное отменяется
import-ask-stop = Остановить импорт? Всё, что он уже записал, будет отменено.
import-ask-write = Загрузить строк: { $writes }? Новых людей { $new }, клиентов с изменениями { $changed }. Остальные { $left } ничего не изменят, из них не принято { $refused }. Загрузку можно отменить одним действием.
import-nothing-to-write = В этой таблице нет ничего нового: записывать нечего
import-done = Загружено строк: { $accepted }. Новых людей { $new }, клиентов с изменениями { $changed }.
import-done-short = Загружено строк: { $accepted }
import-done-refused = Непринятых строк { $n }: они в файле { $file }, в столбцах самой таблицы и с причиной. Исправьте их там и загрузите этот файл.
import-done-unwritten = Не принято строк: { $n }. Их файл записать не удалось; они видны в просмотре.
import-done-undo = u отменяет всё. Esc закрывает.
import-done-owners = Новые имена среди ответственных: { $names }
import-stopped-rehearsal = Проверка остановлена; ничего не записано
import-sheets-title = Листы книги
import-one-sheet = В этом файле один лист
import-row-title = Строка { $row }
import-in-the-sheet = В таблице
import-would-write = Будет записано
start-ask-import = Сначала будет создана пустая база, затем вы выберете таблицу. Продолжить?
command-import = Загрузить таблицу клиентов
hint-import = загрузить
command-import-next = Импорт: дальше
hint-import-next = дальше
command-import-ignore = Не загружать столбец
hint-import-ignore = не загружать
command-import-sheet = Другой лист книги
hint-import-sheet = лист
command-import-maps = Сопоставления столбцов: применить, сохранить, удалить
hint-import-maps = сопоставления
command-import-overwrite = При расхождении брать значение таблицы или нет
hint-import-overwrite = брать из таблицы
hint-import-write = загрузить
hint-import-stop = остановить
hint-import-use = применить
hint-import-complete = дополнить
hint-import-delete = удалить

## The command line

cli-import-columns = Столбцы:
cli-import-changes = Что добавится или изменится у клиентов (в базе → в таблице):
cli-import-people = Новые люди:
cli-import-repeated = Кто записан в таблице больше одного раза:
cli-import-refused = Непринятые строки:
cli-import-and-more = … и ещё { $n }.
cli-import-offer = Это столбцы сохранённого сопоставления «{ $name }»; чтобы применить его: --map "{ $name }"
cli-import-rehearsed = Ничего не записано: это была проверка.

about-place-import = Таблица клиентов до загрузки: что означает каждый столбец и что станет с каждой строкой. Ничего не меняется, пока вы не подтвердите; вся загрузка отменяется одним действием.
