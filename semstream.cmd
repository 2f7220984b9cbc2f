@echo off
rem Starts semstream: finds a JDK of 21 or newer, builds on first use, sets what the native libraries need, runs the command.
setlocal EnableExtensions EnableDelayedExpansion
set "HERE=%~dp0"
if "%HERE:~-1%"=="\" set "HERE=%HERE:~0,-1%"
set "MINIMUM=21"
set "JDK="

call :try "%JAVA_HOME%"
for /f "delims=" %%J in ('where java 2^>nul') do if not defined JDK for %%H in ("%%~dpJ..") do call :try "%%~fH"
for /d %%D in ("%ProgramFiles%\Eclipse Adoptium\*" "%ProgramFiles%\Java\*" "%ProgramFiles%\Microsoft\jdk*" "%ProgramFiles%\Zulu\*" "%USERPROFILE%\.jdks\*") do if not defined JDK call :try "%%~fD"
if not defined JDK (
  echo semstream: no JDK of %MINIMUM% or newer found ^(looked at JAVA_HOME, the PATH and the usual folders^). 1>&2
  echo Install one, for example Temurin 25, or set JAVA_HOME to it. 1>&2
  exit /b 3
)

set "MODULE=quickstart"
set "MAIN=io.semstream.quickstart.Semstream"

if not exist "%HERE%\%MODULE%\target\classpath" (
  where mvn >nul 2>nul || (
    echo semstream: Maven ^(mvn^) is not on the PATH, and semstream must be built first. Install Maven 3.8 or newer. 1>&2
    exit /b 3
  )
  echo Building semstream ^(on first use this downloads its libraries and takes some minutes^) ... 1>&2
  pushd "%HERE%"
  call mvn -q -B -ntp package -DskipTests -Dformatter.skip=true -pl %MODULE% -am
  if errorlevel 1 (
    popd
    echo semstream: the build failed. 1>&2
    exit /b 3
  )
  popd
)

set "OMP_WAIT_POLICY=PASSIVE"
if not defined PYTORCH_FLAVOR set "PYTORCH_FLAVOR=cpu"
if not defined DJL_CACHE_DIR set "DJL_CACHE_DIR=%HERE%\.djl"
set "OPT_OUT_TRACKING=true"
set "SEMSTREAM_HOME=%HERE%"
if not defined SEMSTREAM_HEAP set "SEMSTREAM_HEAP=512m"

rem A class path is longer than a command line or a variable may be: it goes into an argument file, piece by piece.
rem The build writes it with forward slashes, because a backslash escapes there.
set "ARGUMENTS=%HERE%\%MODULE%\target\java-arguments"
for %%F in ("%HERE%\%MODULE%\target\%MODULE%-*.jar") do set "JAR=%%~fF"
> "%ARGUMENTS%" <nul set /p =-cp "!JAR:\=/!;
>> "%ARGUMENTS%" type "%HERE%\%MODULE%\target\classpath"
>> "%ARGUMENTS%" echo "

"%JDK%\bin\java" -Xmx%SEMSTREAM_HEAP% -XX:+UseParallelGC -XX:+ExitOnOutOfMemoryError --enable-native-access=ALL-UNNAMED -XX:+IgnoreUnrecognizedVMOptions --sun-misc-unsafe-memory-access=allow -Djava.awt.headless=true -Dai.djl.offline=true "@%ARGUMENTS%" %MAIN% %*
exit /b %ERRORLEVEL%

:try
if "%~1"=="" exit /b 0
if not exist "%~1\bin\java.exe" exit /b 0
if not exist "%~1\release" exit /b 0
for /f "tokens=2 delims==" %%V in ('findstr /b JAVA_VERSION= "%~1\release"') do for /f "delims=." %%R in (%%V) do if %%R GEQ %MINIMUM% set "JDK=%~1"
exit /b 0
