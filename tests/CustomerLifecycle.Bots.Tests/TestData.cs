using CsvHelper;
using CustomerLifecycle.Bots.Faq;

namespace CustomerLifecycle.Bots.Tests;

/// <summary>The knowledge base and questions of these tests; no question equals a phrasing of the knowledge base.</summary>
internal static class TestData
{
    public const string OutOfScope = "oos";

    public static KnowledgeBase KnowledgeBase()
    {
        using var stream = Open("faq.csv");
        return KnowledgeBaseCsv.Read(stream).GetOrThrow();
    }

    public static IReadOnlyList<(string Text, string Label)> Questions()
    {
        using var reader = CsvReader.Create(Open("questions.csv"), new CsvReaderOptions { Separator = ',' }, leaveOpen: false);
        var questions = new List<(string, string)>();
        while (reader.Read())
        {
            questions.Add((reader.GetString(0), reader.GetString(1)));
        }

        return questions;
    }

    private static Stream Open(string name) => typeof(TestData).Assembly.GetManifestResourceStream("Data/" + name)!;
}
