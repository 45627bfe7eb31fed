using System.Text.RegularExpressions;
using CustomerLifecycle.Events;
using FsCheck;
using FsCheck.Fluent;

namespace CustomerLifecycle.Tickets;

public sealed partial class WorkflowExportTests
{
    private static readonly WorkflowDefinition Repair = WorkflowDefinition.Create("repair")
        .Configure("New", StateCategory.New).Permit("Accept", "Checking")
        .Configure("Active", StateCategory.Open)
            .Permit(new() { From = "Active", Trigger = "Cancel", To = "Closed", Permission = "repair.cancel" })
            .Permit("Check again", "Checking")
        .Configure("Checking", StateCategory.Open).SubstateOf("Active").PermitIf("Decide", "Closed", "warranty", "!abuse").Permit("Decide", "等待 \"零件\"")
        .Configure("等待 \"零件\"", StateCategory.OnHold).SubstateOf("Active").Permit("Arrived; go:on", "Checking")
        .Configure("Closed", StateCategory.Closed)
        .Build();

    [Fact]
    [Trait("Feature", "tickets.workflow-export")]
    public void Mermaid_shows_substates_within_their_parent_and_guards_and_permissions_on_the_arrows() => Assert.Equal(
        """
        stateDiagram-v2
            state "New" as New
            state "Active (Open)" as Active {
                state "Checking (Open)" as Checking
                state "等待 #34;零件#34; (OnHold)" as s4
            }
            state "Closed" as Closed
            [*] --> New
            New --> Checking : Accept
            Active --> Closed : Cancel (repair.cancel)
            Checking --> Checking : Check again
            s4 --> Checking : Check again
            Checking --> Closed : Decide [warranty, !abuse]
            Checking --> s4 : Decide
            s4 --> Checking : Arrived#59; go#58;on
            Closed --> [*]

        """,
        Repair.ToMermaid());

    [Fact]
    [Trait("Feature", "tickets.workflow-export")]
    public void DOT_shows_the_same() => Assert.Equal(
        """
        digraph "repair" {
            compound=true;
            node [shape=box, style=rounded];
            " start" [shape=point, width=0.15];
            "New" [label="New"];
            subgraph "cluster_Active" {
                label="Active\n(Open)"; style=rounded;
                "Active" [shape=point, label=""];
                "Checking" [label="Checking\n(Open)"];
                "等待 \"零件\"" [label="等待 \"零件\"\n(OnHold)"];
            }
            "Closed" [label="Closed", peripheries=2];
            " start" -> "New";
            "New" -> "Checking" [label="Accept"];
            "Active" -> "Closed" [label="Cancel (repair.cancel)", ltail="cluster_Active"];
            "Active" -> "Checking" [label="Check again"];
            "Checking" -> "Closed" [label="Decide [warranty, !abuse]"];
            "Checking" -> "等待 \"零件\"" [label="Decide"];
            "等待 \"零件\"" -> "Checking" [label="Arrived; go:on"];
        }

        """,
        Repair.ToDot());

    [Fact]
    public void Every_state_and_every_transition_is_in_the_Mermaid_picture() => Prop.ForAll(RandomWorkflow.Arbitrary, definition =>
    {
        string[] lines = definition.ToMermaid().Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        Dictionary<string, string> names = lines.Select(line => MermaidState().Match(line)).Where(match => match.Success)
            .ToDictionary(match => match.Groups["id"].Value, match => Category().Replace(Unescape(match.Groups["name"].Value), ""));
        HashSet<(string, string, string)> arrows = [.. lines.Select(line => MermaidArrow().Match(line)).Where(match => match.Success)
            .Select(match => (names[match.Groups["from"].Value], names[match.Groups["to"].Value], Unescape(match.Groups["label"].Value)))];
        int starts = lines.Count(line => line == $"[*] --> {names.Single(name => name.Value == definition.Initial).Key}");
        return names.Values.ToHashSet().SetEquals(definition.States.Select(state => state.Name)) && starts == 1
            && lines.Count(line => line.EndsWith('{')) == lines.Count(line => line == "}")
            && definition.Transitions.All(t => arrows.Any(arrow => arrow.Item2 == t.To && arrow.Item3 == WorkflowDrawing.Label(t) && IsWithin(definition, arrow.Item1, t.From)));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Every_state_and_every_transition_is_in_the_DOT_picture() => Prop.ForAll(RandomWorkflow.Arbitrary, definition =>
    {
        string[] lines = definition.ToDot().Split('\n', StringSplitOptions.TrimEntries);
        List<(string, string, string)> arrows = [.. lines.Select(line => DotArrow().Match(line)).Where(match => match.Success)
            .Select(match => (Unquote(match.Groups["from"].Value), Unquote(match.Groups["to"].Value), Unquote(match.Groups["label"].Value)))];
        return definition.States.All(state => lines.Any(line => Unquote(line).StartsWith($"\"{state.Name}\" [", StringComparison.Ordinal)))
            && arrows.SequenceEqual(definition.Transitions.Select(t => (t.From, t.To, WorkflowDrawing.Label(t))));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void What_cannot_be_run_cannot_be_drawn() => Assert.Throws<WorkflowDefinitionException>(() => (Repair with { Initial = "Nowhere" }).ToMermaid());

    private static bool IsWithin(WorkflowDefinition definition, string? state, string ancestor) =>
        state == ancestor || (state is not null && IsWithin(definition, definition.States.Single(s => s.Name == state).Parent, ancestor));

    private static string Unescape(string text) => Entity().Replace(text, match => ((char)int.Parse(match.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture)).ToString());

    private static string Unquote(string text) => text.Replace("\\\\", "\u0001").Replace("\\\"", "\"").Replace('\u0001', '\\').Replace("&amp;", "&");

    [GeneratedRegex("""^state "(?<name>[^"]*)" as (?<id>\w+)( \{)?$""")]
    private static partial Regex MermaidState();

    [GeneratedRegex("""^(?<from>\w+) --> (?<to>\w+) : (?<label>[^:;]*(?:#\d+;[^:;]*)*)$""")]
    private static partial Regex MermaidArrow();

    [GeneratedRegex("""^"(?<from>(?:[^"\\]|\\.)*)" -> "(?<to>(?:[^"\\]|\\.)*)" \[label="(?<label>(?:[^"\\]|\\.)*)"(, ltail="(?:[^"\\]|\\.)*")?\];$""")]
    private static partial Regex DotArrow();

    [GeneratedRegex("""#(\d+);""")]
    private static partial Regex Entity();

    [GeneratedRegex("""( |\\n)\((New|Open|Pending|OnHold|Solved|Closed)\)$""")]
    private static partial Regex Category();
}
