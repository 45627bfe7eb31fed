using System.Globalization;

namespace CustomerLifecycle.Routing.Simulation;

/// <summary>Finds everything that is wrong with a scenario.</summary>
internal sealed class ScenarioCheck
{
    public const int MaxAgents = 100_000;
    private const double MaxHorizon = 1e9;
    private const double MaxRate = 1e9;
    private const int MaxNameLength = 100;

    private readonly SimulationScenario _scenario;
    private readonly List<ScenarioProblem> _problems = [];
    private readonly int _periods;

    private ScenarioCheck(SimulationScenario scenario) => (_scenario, _periods) = (scenario, SimulationPeriods.Count(scenario));

    public static IReadOnlyList<ScenarioProblem> Problems(SimulationScenario scenario)
    {
        var check = new ScenarioCheck(scenario);
        check.Whole();
        check.Names("contactTypes", [.. scenario.ContactTypes.Select(type => type.Name)]);
        for (int i = 0; i < scenario.ContactTypes.Count; i++)
        {
            check.ContactType(scenario.ContactTypes[i], Item("contactTypes", i));
        }

        check.Names("agentGroups", [.. scenario.AgentGroups.Select(group => group.Name)]);
        for (int i = 0; i < scenario.AgentGroups.Count; i++)
        {
            check.AgentGroup(scenario.AgentGroups[i], Item("agentGroups", i));
        }

        return check._problems;
    }

    private static string Item(string list, int index) => string.Create(CultureInfo.InvariantCulture, $"{list}[{index}]");

    private void Whole()
    {
        Text("name", _scenario.Name);
        Range("replications", _scenario.Replications, 1, 1_000_000);
        Require(_scenario.HorizonSeconds is > 0 and <= MaxHorizon, "horizonSeconds", ScenarioText.Of(_scenario.HorizonSeconds), "give the simulated time in seconds, above 0 and to 1000000000");
        Require(
            _scenario.WarmUpSeconds >= 0 && !(_scenario.WarmUpSeconds >= _scenario.HorizonSeconds), "warmUpSeconds",
            ScenarioText.Of(_scenario.WarmUpSeconds), "give 0 or more, below horizonSeconds");
        if (_scenario.Lines is { } lines)
        {
            Range("lines", lines, 1, int.MaxValue);
        }

        Range("acceptableWaitSeconds", _scenario.AcceptableWaitSeconds, 0, MaxHorizon);
        Range("priorityStepSeconds", _scenario.PriorityStepSeconds, 0, MaxHorizon);
        Periods();
        Range("contactTypes", _scenario.ContactTypes.Count, 1, 200, "list");
        Range("agentGroups", _scenario.AgentGroups.Count, 1, 1_000, "list");
        long agents = _scenario.AgentGroups.Sum(group => Math.Max(0L, group.Count.DefaultIfEmpty(0).Max()));
        Require(agents <= MaxAgents, "agentGroups", ScenarioText.Of(agents) + " agents in all", "give at most " + ScenarioText.Of(MaxAgents));
        Strategy();
        if (_scenario.Busyness is { } busyness)
        {
            _problems.AddRange(DistributionCheck.Problems(busyness, "busyness"));
        }
    }

    private void Periods()
    {
        var periods = _scenario.PeriodsSeconds;
        for (int i = 0; i < periods.Count; i++)
        {
            Require(periods[i] is > 0 and <= MaxHorizon, Item("periodsSeconds", i), ScenarioText.Of(periods[i]), "give the length of the period in seconds, above 0");
        }

        // One length stands for as many such periods as there are lists for.
        double covered = periods.Sum();
        if (periods.Count > 1 && covered < _scenario.HorizonSeconds)
        {
            Require(
                false, "periodsSeconds", ScenarioText.Of(covered) + " seconds in all",
                $"let the periods cover the horizon, which is {ScenarioText.Of(_scenario.HorizonSeconds)} seconds");
        }
    }

    private void Strategy()
    {
        bool isCustom = _scenario.Strategy == RoutingStrategy.Custom;
        Require(
            !isCustom || _scenario.Scorers.Any(scorer => scorer.Name == _scenario.Scorer), "scorer", ScenarioText.Of(_scenario.Scorer),
            "name a scorer of SimulationScenario.Scorers, which only code can give, or choose a strategy that is built in");
        Require(isCustom || _scenario.Scorer is null, "scorer", ScenarioText.Of(_scenario.Scorer), "leave it out, or choose the strategy custom");
    }

    private void ContactType(SimulatedContactType type, string place)
    {
        Skills(type.Skills, place);
        Range(place + ".priority", type.Priority, 0, 1_000_000);
        List(place + ".arrivalsPerHour", type.ArrivalsPerHour, (rate, at) =>
            Require(rate is >= 0 and <= MaxRate, at, ScenarioText.Of(rate), "give arrivals in an hour, from 0 to 1000000000"));
        List(place + ".service", type.Service, (distribution, at) => _problems.AddRange(DistributionCheck.Problems(distribution, at)));
        if (type.Patience.Count > 0)
        {
            List(place + ".patience", type.Patience, (distribution, at) => _problems.AddRange(DistributionCheck.Problems(distribution, at)));
        }

        if (type.Retrial is { } retrial)
        {
            Range(place + ".retrial.probability", retrial.Probability, 0, 1);
            Range(place + ".retrial.afterSeconds", retrial.AfterSeconds, 0, MaxHorizon);
        }

        References(place + ".groupPriority", type.GroupPriority, name => _scenario.AgentGroups.FirstOrDefault(group => group.Name == name) switch
        {
            null => "name one of " + string.Join(", ", _scenario.AgentGroups.Select(group => group.Name)),
            { } group when !SimulationPlan.Serves(group, type) => $"that group lacks a skill that '{type.Name}' needs",
            _ => null,
        });
    }

    private void AgentGroup(SimulatedAgentGroup group, string place)
    {
        Skills([.. group.Skills.Keys], place);
        foreach (var (skill, level) in group.Skills)
        {
            Range($"{place}.skills.{skill}", level, 1, 100);
        }

        List(place + ".count", group.Count, (count, at) => Range(at, count, 0, MaxAgents));
        Range(place + ".capacity", group.Capacity, 1, 1_000);
        Range(place + ".weight", group.Weight, 1, 100);
        References(place + ".typePriority", group.TypePriority, name => _scenario.ContactTypes.FirstOrDefault(type => type.Name == name) switch
        {
            null => "name one of " + string.Join(", ", _scenario.ContactTypes.Select(type => type.Name)),
            { } type when !SimulationPlan.Serves(group, type) => $"'{group.Name}' lacks a skill that this type needs",
            _ => null,
        });
    }

    private void Names(string list, IReadOnlyList<string> names)
    {
        for (int i = 0; i < names.Count; i++)
        {
            string place = Item(list, i) + ".name";
            Text(place, names[i]);
            Require(string.IsNullOrEmpty(names[i]) || !names.Take(i).Contains(names[i], StringComparer.Ordinal), place, ScenarioText.Of(names[i]), "give each its own name");
        }
    }

    private void Skills(IReadOnlyList<string> skills, string place)
    {
        Range(place + ".skills", skills.Count, 0, 20, "list");
        foreach (string skill in skills)
        {
            Text(place + ".skills", skill);
        }
    }

    private void References(string place, IReadOnlyList<string> names, Func<string, string?> problem)
    {
        Range(place, names.Count, 0, 99, "list");
        for (int i = 0; i < names.Count; i++)
        {
            string at = string.Create(CultureInfo.InvariantCulture, $"{place}[{i}]");
            if (problem(names[i]) is { } wayOut)
            {
                Require(false, at, ScenarioText.Of(names[i]), wayOut);
            }

            Require(!names.Take(i).Contains(names[i], StringComparer.Ordinal), at, ScenarioText.Of(names[i]), "name each once");
        }
    }

    /// <summary>One value, or one for each period.</summary>
    private void List<T>(string place, IReadOnlyList<T> values, Action<T, string> check)
    {
        if (values.Count == 0)
        {
            Require(false, place, ScenarioText.Missing, "give one value, or one for each period");
        }
        else if (values.Count != 1 && values.Count != _periods)
        {
            Require(
                false, place, string.Create(CultureInfo.InvariantCulture, $"a list of {values.Count}"),
                string.Create(CultureInfo.InvariantCulture, $"give one value, or one for each period of periodsSeconds, of which there are {_periods}"));
        }

        for (int i = 0; i < values.Count; i++)
        {
            check(values[i], values.Count == 1 ? place : string.Create(CultureInfo.InvariantCulture, $"{place}[{i}]"));
        }
    }

    private void Text(string place, string? value) =>
        Require(
            value is { Length: > 0 and <= MaxNameLength } && value.Trim().Length == value.Length && !value.Any(char.IsControl), place,
            ScenarioText.Of(value), "give 1 to 100 characters, without control characters and without white space at either end");

    private void Range(string place, double value, double least, double most, string give = "give") =>
        Require(value >= least && value <= most, place, give == "list" ? ScenarioText.Of(value) + " long" : ScenarioText.Of(value), $"{give} {ScenarioText.Of(least)} to {ScenarioText.Of(most)}");

    private void Require(bool holds, string place, string value, string wayOut)
    {
        if (!holds)
        {
            _problems.Add(new ScenarioProblem(place, value, wayOut));
        }
    }
}
