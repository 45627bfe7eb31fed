using System.Text.Json;

namespace CustomerLifecycle.Routing.Simulation;

/// <summary>Reads the JSON form. What is missing or of the wrong kind is noted, and the rest is read and checked all the same, so that one
/// run tells its author everything.</summary>
internal static class ScenarioReader
{
    private static readonly JsonDocumentOptions Options = new()
    {
        AllowTrailingCommas = true,
        CommentHandling = JsonCommentHandling.Skip,
        AllowDuplicateProperties = false,
    };

    public static SimulationScenario Read(string json)
    {
        using var document = Parse(json);
        List<ScenarioProblem> problems = [];
        var scenario = Read(new ScenarioObject(document.RootElement, "", problems));
        // Of one place the first problem is the cause; a value that could not be read is not also out of range.
        problems.AddRange(scenario.Check().Where(found => !problems.Exists(read => IsWithin(found.Place, read.Place))));
        return problems.Count == 0 ? scenario : throw new ScenarioException(problems);
    }

    private static bool IsWithin(string found, string read) =>
        read == "$" || found == read || (read.StartsWith(found, StringComparison.Ordinal) && read[found.Length] is '.' or '[');

    private static JsonDocument Parse(string json)
    {
        try
        {
            return JsonDocument.Parse(json, Options);
        }
        catch (JsonException e)
        {
            string place = FormattableString.Invariant($"line {e.LineNumber + 1}, byte {e.BytePositionInLine + 1}");
            throw new ScenarioException("The scenario is no JSON. " + place + ": " + e.Message, e);
        }
    }

    private static SimulationScenario Read(ScenarioObject file)
    {
        var scenario = new SimulationScenario
        {
            Name = file.Text("name") ?? "",
            Seed = file.Integer("seed") ?? SimulationScenario.DefaultSeed,
            Replications = file.Int32("replications") ?? SimulationScenario.DefaultReplications,
            HorizonSeconds = file.Number("horizonSeconds") ?? double.NaN,
            WarmUpSeconds = file.Number("warmUpSeconds") ?? 0,
            Lines = file.Int32("lines"),
            AcceptableWaitSeconds = file.Number("acceptableWaitSeconds") ?? SimulationScenario.DefaultAcceptableWaitSeconds,
            PeriodsSeconds = file.Numbers("periodsSeconds") ?? [],
            ContactTypes = [.. (file.Objects("contactTypes") ?? []).Select(ContactType)],
            AgentGroups = [.. (file.Objects("agentGroups") ?? []).Select(AgentGroup)],
            Strategy = file.Choice<RoutingStrategy>("strategy") ?? RoutingStrategy.LongestIdle,
            Scorer = file.Text("scorer"),
            QueueOrder = file.Choice<SimulationQueueOrder>("queueOrder") ?? SimulationQueueOrder.Fifo,
            PriorityStepSeconds = file.Number("priorityStepSeconds") ?? SimulationScenario.DefaultPriorityStepSeconds,
            Busyness = file.Object("busyness") is { } busyness ? Distribution(busyness) : null,
            AtHorizon = file.Choice<SimulationHorizon>("atHorizon") ?? SimulationHorizon.Stop,
            ServiceLevelDenominator = file.Choice<ServiceLevelDenominator>("serviceLevelDenominator") ?? ServiceLevelDenominator.AnsweredAndAbandonedLate,
        };
        file.Done();
        return scenario;
    }

    private static SimulatedContactType ContactType(ScenarioObject item)
    {
        var type = new SimulatedContactType
        {
            Name = item.Text("name") ?? "",
            Skills = item.Texts("skills") ?? [],
            Priority = item.Int32("priority") ?? 0,
            ArrivalsPerHour = item.Numbers("arrivalsPerHour") ?? [],
            Service = [.. (item.Objects("service") ?? []).Select(Distribution)],
            Patience = [.. (item.Objects("patience") ?? []).Select(Distribution)],
            Retrial = item.Object("retrial") is { } retrial ? Retrial(retrial) : null,
            GroupPriority = item.Texts("groupPriority") ?? [],
        };
        item.Done();
        return type;
    }

    private static SimulatedAgentGroup AgentGroup(ScenarioObject item)
    {
        var group = new SimulatedAgentGroup
        {
            Name = item.Text("name") ?? "",
            Count = item.Integers("count") ?? [],
            Skills = item.Levels("skills") ?? new Dictionary<string, int>(),
            TypePriority = item.Texts("typePriority") ?? [],
            Capacity = item.Int32("capacity") ?? 1,
            Weight = item.Int32("weight") ?? AgentQueue.DefaultWeight,
        };
        item.Done();
        return group;
    }

    private static SimulatedRetrial Retrial(ScenarioObject item)
    {
        var retrial = new SimulatedRetrial
        {
            Probability = item.Number("probability") ?? double.NaN,
            AfterSeconds = item.Number("afterSeconds") ?? double.NaN,
        };
        item.Done();
        return retrial;
    }

    private static SimulationDistribution Distribution(ScenarioObject item)
    {
        var distribution = new SimulationDistribution
        {
            Kind = item.Choice<DistributionKind>("distribution") ?? (DistributionKind)(-1),
            Mean = item.Number("mean"),
            StandardDeviation = item.Number("standardDeviation"),
            Min = item.Number("min"),
            Max = item.Number("max"),
            Value = item.Number("value"),
            Shape = item.Number("shape"),
            Scale = item.Number("scale"),
        };
        item.Done();
        return distribution;
    }
}
