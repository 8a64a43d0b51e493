namespace Notecast.Domain.Tests.Audio;

/// <summary>Texts in two halves, for espeak-ng's voices.</summary>
internal static class SpeechTexts
{
    public static readonly Dictionary<string, string[]> ByVoice = new()
    {
        ["en"] =
        [
            "Every morning the ferry crosses the bay before the sun is up. The captain, who has done this for thirty years, still checks every rope himself. ",
            "When the fog is thick he listens for the bell on the northern rock and counts the seconds between two strokes. Nobody on board is ever afraid.",
        ],
        ["de"] =
        [
            "Jeden Morgen überquert die Fähre die Bucht, bevor die Sonne aufgeht. Der Kapitän, der das seit dreißig Jahren macht, prüft noch immer jedes Seil selbst. ",
            "Wenn der Nebel dicht ist, horcht er auf die Glocke am nördlichen Felsen und zählt die Sekunden zwischen zwei Schlägen. Angst hat an Bord niemand.",
        ],
        ["cmn"] =
        [
            "每天早晨，渡轮在太阳升起之前穿过海湾。船长做这一行已经三十年了，仍然亲自检查每一根绳子。",
            "雾很大的时候，他会听北边礁石上的钟声，数两次钟声之间的秒数。船上从来没有人害怕，大家都相信他。",
        ],
        ["ja"] =
        [
            "まいあさ、フェリーはひがのぼるまえにわんをわたります。せんちょうはさんじゅうねんこのしごとをしています。",
            "きりがふかいときは、きたのいわのかねのおとをききながら、つぎのおとまでのびょうすうをかぞえます。",
        ],
        ["ru"] =
        [
            "Каждое утро паром пересекает залив ещё до восхода солнца. Капитан, который занимается этим тридцать лет, до сих пор сам проверяет каждый канат. ",
            "В густой туман он слушает колокол на северной скале и считает секунды между двумя ударами. На борту никто никогда не боится этой дороги.",
        ],
        ["ar"] =
        [
            "في كل صباح تعبر العبارة الخليج قبل شروق الشمس. القبطان الذي يفعل ذلك منذ ثلاثين عاما لا يزال يفحص كل حبل بنفسه. ",
            "وعندما يكون الضباب كثيفا يصغي إلى الجرس على الصخرة الشمالية ويعد الثواني بين ضربتين. لا أحد على متنها يخاف أبدا.",
        ],
    };

    /// <summary>Texts that are short, or spoken far longer or shorter than their number of characters suggests.</summary>
    public static readonly string[] Odd =
    [
        "Hi.", "OK", "I", "12", "3.14", "2000", "1,000,000,000,000 stars", "In 1999 it was 25% of $1,250.00.", "https://www.example.com/a/b?c=d&e=f",
        "Hmmmmmmmmmmmmmmmmmmm, nooooooooooooooooo", "Wow!!! 🎉🎉🎉🎉🎉", "a b c d e f g h", "NASA, FBI, HTTP, SQL", "- milk\n- eggs\n- bread\n\n\n- tea",
        "+49 30 1234567", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "x² + y² = z²", "👩‍👩‍👧‍👦", "strength through straightforwardness",
        string.Concat(Enumerable.Repeat("abcdefghij", 1000)), new string('1', 1000), string.Concat(Enumerable.Repeat("1234567890", 100)),
    ];
}
