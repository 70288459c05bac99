### Files of papers: attached, listed, given out, checked.

kind-attachment = скан
field-sha256 = SHA-256
field-format = Тип
field-size = Размер в байтах
field-added_on = Прикреплён
field-added_by = Кто прикрепил
format-pdf = PDF
format-jpeg = JPEG
format-png = PNG
format-tiff = TIFF
format-heic = HEIC
format-webp = WebP
format-docx = Word
format-xlsx = Excel
format-odt = текст OpenDocument
format-ods = таблица OpenDocument
journal-attach = прикреплён скан
journal-detach = скан убран
journal-setting-attachment-limit = Наибольший скан, МБ
attachment-no-place = Рядом с этой базой нет места для сканов.
attachment-no-paper = В деле нет документа { $paper }. Документы дела: { $papers }.
attachment-papers = { $paper } может означать несколько документов: { $papers }.
attachment-papers-hint = Укажите полное название одного из них.
attachment-limit-range = Наибольший размер скана — от 1 до { $most } МБ.
attachment-none = Скана { $id } нет.
attachment-none-hint = Сканы дела показывает sojourn attachment list ДЕЛО.
attachment-lost = Файла скана { $id } ({ $name }) больше нет на месте.
attachment-lost-hint = Верните файл из резервной копии или прикрепите документ заново.
attachment-damaged = Файл скана { $id } ({ $name }) повреждён: это не то, что прикрепляли. Ничего из него не выдано.
attachment-damaged-hint = Прикрепите тот же файл ещё раз — он восстановится — или верните его из резервной копии.
attachment-damaged-place = Файл в { $path } повреждён или утерян.
attachment-empty = Файл пуст: ничего не прикреплено.
attachment-too-large = Файл больше { $most } МБ: ничего не прикреплено.
attachment-too-large-hint = Отсканируйте с меньшим разрешением или по частям. Администратор может разрешить больший размер: sojourn attachment limit --set МБ
attachment-program = Это программа или скрипт, а не скан: ничего не прикреплено.
attachment-macros = В документе есть макросы: ничего не прикреплено. Сохраните его как PDF.
attachment-unknown = Это не скан и не документ: принимаются PDF, JPEG, PNG, TIFF, HEIC, WebP, DOCX, XLSX, ODT и ODS. Ничего не прикреплено.
attachment-unreadable = Файл не читается: { $reason }. Ничего не прикреплено.
attachment-full = Для сканов нет места: { $path }. Ничего не прикреплено.
attachment-full-hint = Освободите место на диске и прикрепите ещё раз.
attachment-place = Место для сканов недоступно ({ $path }): { $reason }. Ничего не прикреплено.
attachment-place-hint = Попросите администратора компьютера дать право писать туда.
attachment-swept = Скан был удалён при очистке, пока прикреплялся. Прикрепите его ещё раз.
attachment-copy-failed = Копия не записана: { $path }: { $reason }.
attachment-check-lost = файла { $file } скана { $id } нет на месте
attachment-check-damaged = файл { $file } скана { $id } повреждён
attachment-check-strange = { $path } не относится к сканам
cli-check-files =
    { $n ->
        [one] { $n } скан, { $size }: сверен с контрольной суммой.
        [few] { $n } скана, { $size }: каждый сверен с контрольной суммой.
       *[many] { $n } сканов, { $size }: каждый сверен с контрольной суммой.
    }
cli-check-for-undo =
    { $n ->
        [one] Хранится { $n } файл убранного скана: его может вернуть отмена.
        [few] Хранятся { $n } файла убранных сканов: их может вернуть отмена.
       *[many] Хранится { $n } файлов убранных сканов: их может вернуть отмена.
    }
cli-check-orphan = { $file } больше никому не нужен; check --sweep удалит его.
cli-check-swept =
    { $n ->
        [one] Удалён { $n } ненужный файл.
        [few] Удалены { $n } ненужных файла.
       *[many] Удалено { $n } ненужных файлов.
    }
cli-attached = { $id } прикреплён к документу «{ $paper }»: { $format }, { $size }.
cli-attached-received = Документ отмечен полученным сегодня.
cli-attached-shared = Такой файл здесь уже был; он хранится один раз.
cli-attachments-none = Сканов в деле нет.
cli-attachment-binary = Скан нельзя вывести на терминал.
cli-attachment-binary-hint = Сохраните его: sojourn attachment get ID > файл или --output ФАЙЛ.
cli-attachment-no-json = Содержимое скана — не JSON.
cli-attachment-no-json-hint = С --json используйте --output ФАЙЛ.
cli-attach-no-input = Файл не указан.
cli-attach-no-input-hint = sojourn attach ДЕЛО ДОКУМЕНТ scan.pdf или: sojourn attach ДЕЛО ДОКУМЕНТ < scan.pdf
cli-attachment-removed = { $id } ({ $name }) убран. Вернуть: sojourn undo.
cli-attachment-saved = Сохранено: { $path }.
cli-attachment-limit = Наибольший размер скана — { $n } МБ.
cli-section-scans = Сканы
size-kb = { $n } КБ
size-mb = { $n } МБ

## Scans on the case page, and the scanner's popup.

field-path = Файл
field-mark_received = Документ получен сегодня
command-scans = Сканы документа: список, сохранить копию, прикрепить
hint-scans = сканы
command-scan = Считать паспорт или удостоверение сканером
hint-scan = сканер
scans-title = Сканы дела
scans-none = Сканов здесь нет.
scans-add = Прикрепить файл
scans-copy = Сохранить копию как
scans-rename = Переименовать или перенести к другому документу
scans-remove = Убрать
scans-copied = Копия сохранена: { $path }
scans-removed = { $name } убран; u вернёт его
scans-added = { $name } прикреплён
scans-added-received = { $name } прикреплён, документ получен
scan-title = Сканер
scan-waiting = Положите паспорт или удостоверение на сканер или вставьте машиносчитываемую зону.
scan-saved = Записано: { $client }

## Scanner in keyboard mode: whose document it is, what differs, what to do.

scan-ready = Отсканируйте паспорт или удостоверение. Конец — Ctrl-D.
scan-unreadable = Эти строки — не машиносчитываемая зона. Отсканируйте документ ещё раз.
scan-internal = Внутренний паспорт РФ: срока действия в зоне нет, имена — кириллицей. Он записывается как внутренний, а не как заграничный.
scan-visa = Это виза, а не паспорт или удостоверение: запишите её как разрешение.
scan-known = Уже записан, расхождений нет: { $name }
scan-document = Уже записан: { $name }
scan-person = Документ новый. По имени и дате рождения это может быть { $name }
scan-several = Может подойти несколько клиентов: { $name }
scan-nobody = Такого клиента в базе нет.
scan-differs = { $field }: здесь { $here }, в документе { $scanned }
scan-empty-here = { $field }: здесь пусто, в документе { $scanned }
scan-misread = строка { $line }, место { $place }: { $written } — возможно, { $likely } ({ $check }). Сверьте с документом.
scan-act-fill = Дополнить то, чего здесь нет
scan-act-update = Дополнить и исправить по документу
scan-act-add = Новый документ клиента { $name }
scan-act-new = Новый клиент с этим документом
scan-ask = Что сделать? Enter — пропустить:
scan-not-taken = Ничего не записано: поле «{ $field }» из этого документа взять нельзя. Внесите клиента через форму.
scan-skipped = Ничего не записано.
scan-recorded = Записано: { $client }. Сканируйте следующий.
scan-no-document = Документ ещё не записан: дополнять нечего.
