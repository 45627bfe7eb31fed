using System.Collections.Frozen;

namespace CustomerLifecycle.Storage;

/// <summary>Makes letters comparable without ICU: the small one for a capital, the usual width, one character for a letter and its accent.</summary>
/// <remarks>Letters keep their accents. Of the Turkish letters i, dotless i and their capitals are one, as are the two small sigmas of Greek.</remarks>
internal static class LetterFolding
{
    // A mark, and then each letter that takes it with what they are together (https://www.unicode.org/Public/UCD/latest/ucd/UnicodeData.txt).
    private static readonly string[] Marks =
    [
        "\u0300aàeèiìoòuùüǜnǹеѐиѝēḕōṑwẁâầăằêềôồơờưừyỳ",
        "\u0301aáeéiíoóuúyýcćlĺnńrŕsśzźüǘgǵåǻæǽøǿαάεέηήιίϋΰοόυύωώгѓкќçḉēḗïḯkḱmḿõṍōṓpṕũṹwẃâấăắêếôốơớưứ",
        "\u0302aâeêiîoôuûcĉgĝhĥjĵsŝwŵyŷzẑạậẹệọộ",
        "\u0303aãnñoõiĩuũvṽâẫăẵeẽêễôỗơỡưữyỹ",
        "\u0304aāeēiīoōuūüǖäǟȧǡæǣǫǭöȫõȭȯȱyȳиӣуӯgḡḷḹṛṝ",
        "\u0306aăeĕgğiĭoŏuŭийуўжӂаӑеӗȩḝạặ",
        "\u0307cċeėgġzżaȧoȯbḃdḋfḟhḣmṁnṅpṗrṙsṡśṥšṧṣṩtṫwẇxẋyẏ",
        "\u0308aäeëiïoöuüyÿιϊυϋеёіїаӓәӛжӝзӟиӥоӧөӫэӭуӱчӵыӹhḧõṏūṻwẅxẍtẗ",
        "\u0309aảâẩăẳeẻêểiỉoỏôổơởuủưửyỷ",
        "\u030Aaåuůwẘyẙ",
        "\u030Boőuűуӳ",
        "\u030Ccčdďeělľnňrřsštťzžaǎiǐoǒuǔüǚgǧkǩʒǯjǰhȟ",
        "\u030Faȁeȅiȉoȍrȑuȕѵѷ",
        "\u0311aȃeȇiȋoȏrȓuȗ",
        "\u031Boơuư",
        "\u0323bḅdḍhḥkḳlḷmṃnṇrṛsṣtṭvṿwẉzẓaạeẹiịoọơợuụưựyỵ",
        "\u0324uṳ",
        "\u0325aḁ",
        "\u0326sștț",
        "\u0327cçgģkķlļnņrŗsştţeȩdḑhḩ",
        "\u0328aąeęiįuųoǫ",
        "\u032Ddḓeḙlḽnṋtṱuṷ",
        "\u032Ehḫ",
        "\u0330eḛiḭuṵ",
        "\u0331bḇdḏkḵlḻnṉrṟtṯzẕhẖ",
    ];

    private static readonly FrozenDictionary<(char Letter, int Mark), char> Composed = Marks
        .SelectMany(row => Enumerable.Range(0, (row.Length - 1) / 2).Select(i => KeyValuePair.Create((row[(2 * i) + 1], (int)row[0]), row[(2 * i) + 2])))
        .ToFrozenDictionary();

    /// <summary>Whether a character belongs to the letter before it.</summary>
    internal static bool IsMark(int c) => c is >= 0x300 and <= 0x36F;

    /// <summary>A folded letter with its mark; the letter alone where the two are not known together.</summary>
    internal static char Compose(char letter, int mark) => Composed.GetValueOrDefault((letter, mark), letter);

    internal static int Fold(int c) => c switch
    {
        >= 0xFF01 and <= 0xFF5E => Case(c - 0xFEE0),
        0x3000 => ' ',
        _ => Case(c),
    };

    // Simple case mapping by the regular distances of the blocks (https://www.unicode.org/Public/UCD/latest/ucd/CaseFolding.txt).
    private static int Case(int c) => c switch
    {
        (>= 'A' and <= 'Z') or (>= 'À' and <= 'Þ' and not '×') or (>= 'Α' and <= 'Ϋ') or (>= 'А' and <= 'Я') => c + 32,
        < 0x100 => c,
        'İ' or 'ı' => 'i',
        'ſ' => 's',
        'Ÿ' => 'ÿ',
        'ẞ' => 'ß',
        'ς' => 'σ',
        'Ə' => 'ə',
        'Ư' => 'ư',
        'Ά' => 'ά',
        'Ό' => 'ό',
        'Ӏ' => 'ӏ',
        >= 'Έ' and <= 'Ί' => c + 37,
        'Ύ' or 'Ώ' => c + 63,
        >= 'Ѐ' and <= 'Џ' => c + 80,
        >= 'Ա' and <= 'Ֆ' => c + 48,

        // Capitals with an even number, and their small letters next to them.
        (>= 0x100 and <= 0x137) or (>= 0x14A and <= 0x177) or 0x1A0 or (>= 0x1DE and <= 0x1EE) or 0x1F4 or (>= 0x1F8 and <= 0x21F) or (>= 0x222 and <= 0x232)
            or (>= 0x48A and <= 0x4BF) or (>= 0x4D0 and <= 0x52F) or (>= 0x1E00 and <= 0x1E95) or (>= 0x1EA0 and <= 0x1EFF) => c | 1,

        // Capitals with an odd one.
        (>= 0x139 and <= 0x148) or (>= 0x179 and <= 0x17E) or (>= 0x1CD and <= 0x1DC) or (>= 0x4C1 and <= 0x4CE) => c + (c & 1),
        _ => c,
    };
}
